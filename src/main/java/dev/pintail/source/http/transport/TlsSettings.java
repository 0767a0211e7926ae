package dev.pintail.source.http.transport;

import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose certificates are trusted.
 *
 * <p>Certificates are read for the first https request, not before: a run that needs none does not pay for them, and all transports
 * that share these settings read them once. Thread-safe.
 */
public final class TlsSettings {
    private final Map<String, String> environment;
    private SSLContext context;

    private TlsSettings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Trusts the certificate authorities in the file that REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or SSL_CERT_FILE names (the first
     * that is set), else those of the runtime.
     */
    public static TlsSettings fromEnvironment(Map<String, String> environment) {
        return new TlsSettings(environment);
    }

    /** @throws ConfigException if a file is named but has no certificate in it */
    synchronized SSLContext context() {
        if (context == null) {
            context = Stream.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
                    .filter(name -> !environment.getOrDefault(name, "").isBlank())
                    .findFirst()
                    .map(name -> trusting(name, Path.of(environment.get(name))))
                    .orElseGet(TlsSettings::runtimes);
        }
        return context;
    }

    private static SSLContext runtimes() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static SSLContext trusting(String variable, Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) { // parsed byte by byte
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new ConfigException(
                        ErrorCode.CONFIG_INVALID,
                        "The file that %s names has no certificate in it".formatted(variable),
                        "Give a file with certificates in PEM form.");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(
                    ErrorCode.CONFIG_INVALID,
                    "The certificates in the file that %s names cannot be read: %s".formatted(variable, e.getMessage()),
                    "Give a file with certificates in PEM form.",
                    e);
        }
    }
}
