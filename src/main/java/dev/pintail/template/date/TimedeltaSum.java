package dev.pintail.template.date;

import dev.pintail.template.python.Numbers;
import dev.pintail.template.python.PythonError.OverflowError;
import dev.pintail.template.python.PythonError.ValueError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/**
 * How Python's {@code timedelta} adds up its arguments: whole numbers exactly, of floats what is left below a microsecond is
 * collected and rounded once, halves to even.
 */
final class TimedeltaSum {
    private BigInteger micros = BigInteger.ZERO;
    private double leftover;

    static Duration of(Object number, long microsPerUnit) {
        TimedeltaSum sum = new TimedeltaSum();
        if (number instanceof Double fraction) {
            sum.add(fraction, microsPerUnit);
        } else {
            sum.micros = Numbers.big(number).multiply(BigInteger.valueOf(microsPerUnit));
        }
        return sum.toDuration();
    }

    void add(double number, long microsPerUnit) {
        if (Double.isNaN(number)) {
            throw new ValueError("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(number)) {
            throw new OverflowError("cannot convert float infinity to integer");
        }
        double whole = truncate(number);
        double rest = (number - whole) * microsPerUnit;
        double wholeRest = truncate(rest);
        micros = micros.add(new BigDecimal(whole).toBigInteger().multiply(BigInteger.valueOf(microsPerUnit)))
                .add(BigInteger.valueOf((long) wholeRest));
        leftover += rest - wholeRest;
    }

    Duration toDuration() {
        BigInteger sum = micros;
        if (leftover != 0) {
            // Half a microsecond goes to the even neighbour of the sum, not of the fraction.
            int odd = sum.testBit(0) ? 1 : 0;
            double rounded = Math.rint(leftover + odd) - odd;
            sum = sum.add(BigInteger.valueOf((long) rounded));
        }
        return Timedeltas.ofMicros(sum);
    }

    private static double truncate(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }
}
