package dev.pintail.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pintail.function.InvocationHeaders;
import dev.pintail.function.SyncFunction;
import io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaContext;
import io.quarkus.amazon.lambda.runtime.JacksonOutputWriter;
import io.quarkus.amazon.lambda.runtime.LambdaInputReader;
import io.quarkus.amazon.lambda.runtime.LambdaOutputWriter;
import io.quarkus.funqy.lambda.event.AwsEventInputReader;
import io.quarkus.funqy.runtime.ApplicationException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The function on the JVM, under the same loop, reader and writer that Quarkus gives to a native executable; only there does it
 * start the loop by itself.
 */
public final class PollLoop extends AbstractLambdaPollLoop {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyncFunction function;

    private PollLoop(SyncFunction function) {
        super(JSON, JSON.reader(), JSON.reader(), LaunchMode.TEST);
        this.function = function;
    }

    public static void main(String... arguments) throws InterruptedException {
        InvocationHeaders invocations = new InvocationHeaders();
        invocations.install();
        new PollLoop(new SyncFunction(invocations)).startPollLoop(new NoShutdown());
        Thread.currentThread().join();
    }

    @Override
    protected Object processRequest(Object input, AmazonLambdaContext context) {
        try {
            return function.sync((JsonNode) input);
        } catch (RuntimeException e) {
            throw new ApplicationException(e); // as Funqy's invoker does
        }
    }

    @Override
    protected LambdaInputReader<?> getInputReader() {
        return new AwsEventInputReader(JSON, JSON.readerFor(JsonNode.class), () -> () -> false);
    }

    @Override
    protected LambdaOutputWriter getOutputWriter() {
        return new JacksonOutputWriter(JSON.writerFor(JsonNode.class));
    }

    @Override
    protected boolean isStream() {
        return false;
    }

    @Override
    protected void processRequest(InputStream input, OutputStream output, AmazonLambdaContext context) {
        throw new IllegalStateException("this loop has no streams");
    }

    /** The process is killed. */
    private static final class NoShutdown implements ShutdownContext {
        @Override
        public void addShutdownTask(Runnable runnable) {}

        @Override
        public void addLastShutdownTask(Runnable runnable) {}
    }
}
