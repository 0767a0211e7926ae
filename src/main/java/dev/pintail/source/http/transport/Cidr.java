package dev.pintail.source.http.transport;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IPv4 addresses, {@code 10.0.0.0/8}, or a single one. */
record Cidr(int address, int bits) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int address = 0;
        for (int group = 1; group <= 4; group++) {
            int octet = Integer.parseInt(matcher.group(group));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int bits = matcher.group(5) == null ? 32 : Integer.parseInt(matcher.group(5));
        return bits > 32 ? Optional.empty() : Optional.of(new Cidr(address, bits));
    }

    boolean contains(Cidr other) {
        int mask = bits == 0 ? 0 : -1 << (32 - bits);
        return (address & mask) == (other.address & mask);
    }
}
