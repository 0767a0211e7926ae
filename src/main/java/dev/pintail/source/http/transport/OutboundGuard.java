package dev.pintail.source.http.transport;

import dev.pintail.error.ErrorCode;
import dev.pintail.error.SourceException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps manifests and configurations from reaching the machine's own network: loopback, link-local (with the cloud's metadata
 * service), private and other special addresses are refused unless the host is allowed by name.
 *
 * <p>It resolves the name and returns the addresses that passed; the transport connects to these and to nothing else, so a
 * name that changes its address between check and connection gains nothing. Immutable and thread-safe.
 */
public final class OutboundGuard {
    /** An IPv4 address as C's {@code inet_aton} reads it: one to four numbers, also octal and hexadecimal. */
    private static final Pattern NUMERIC =
            Pattern.compile("(?:0x[0-9a-f]+|[0-9]+)(?:\\.(?:0x[0-9a-f]+|[0-9]+)){0,3}\\.?");

    private static final Pattern LOCAL_NAME = Pattern.compile("(?:.+\\.)?localhost\\.?");

    private final Resolver resolver;
    private final Set<String> allowedHosts;

    /** @param allowedHosts names or address literals, in any case, that may have any address */
    public OutboundGuard(Set<String> allowedHosts) {
        this(allowedHosts, InetAddress::getAllByName);
    }

    OutboundGuard(Set<String> allowedHosts, Resolver resolver) {
        this.allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.resolver = resolver;
    }

    /**
     * The addresses of a host that may be connected to; never empty.
     *
     * @throws UnknownHostException if it has none
     * @throws SourceException with SOURCE_ADDRESS_REFUSED if none may be connected to
     */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> addresses = Arrays.asList(resolver.resolve(host));
        if (allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            return addresses;
        }
        List<InetAddress> open =
                addresses.stream().filter(address -> !isSpecial(address)).toList();
        if (open.isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_ADDRESS_REFUSED,
                    "Connections to %s are refused: its address is local, private or otherwise special".formatted(host),
                    "If the API really is there, allow it by name in the connection's source: allow_hosts: [%s]"
                            .formatted(host));
        }
        return open;
    }

    /**
     * For a host that a proxy will look up: refuses what leads to a special address without being looked up, an address in any
     * spelling or a name of this machine. Where other names lead, the proxy decides.
     *
     * @throws UnknownHostException if it is an address in a spelling that only others understand
     * @throws SourceException with SOURCE_ADDRESS_REFUSED if it may not be connected to
     */
    void checkWithoutLookup(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.indexOf(':') >= 0
                || NUMERIC.matcher(name).matches()
                || LOCAL_NAME.matcher(name).matches()) {
            resolve(host);
        }
    }

    /** Whether an address is anything but a public one of a single machine. */
    static boolean isSpecial(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        return address instanceof Inet4Address ? isSpecial4(address.getAddress()) : isSpecial6(address.getAddress());
    }

    private static boolean isSpecial4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> true;
            case 100 -> second >= 64 && second < 128; // shared by carriers; also a metadata service
            case 168 -> second == 63 && (a[2] & 0xff) == 129 && a[3] == 16; // the host of a cloud's machines
            case 169 -> second == 254;
            case 172 -> second >= 16 && second < 32;
            case 192 -> second == 168 || (second == 0 && a[2] == 0);
            case 198 -> second == 18 || second == 19;
            default -> first >= 224;
        };
    }

    private static boolean isSpecial6(byte[] a) {
        if ((a[0] & 0xfe) == 0xfc) {
            return true; // unique local
        }
        if (startsWith(a, 0, 0, 0, 0, 0, 0, 0, 0)) {
            boolean mapped = a[8] == 0 && a[9] == 0 && (a[10] & a[11] & 0xff) == 0xff;
            return !mapped || isSpecial4(Arrays.copyOfRange(a, 12, 16));
        }
        if (startsWith(a, 0x00, 0x64, 0xff, 0x9b)) {
            return a[4] != 0
                    || a[5] != 0
                    || isSpecial4(Arrays.copyOfRange(a, 12, 16)); // NAT64; its local form is private
        }
        if (startsWith(a, 0x20, 0x02)) {
            return isSpecial4(Arrays.copyOfRange(a, 2, 6)); // 6to4
        }
        return startsWith(a, 0x20, 0x01, 0x00, 0x00); // Teredo: the address behind it is hidden
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
