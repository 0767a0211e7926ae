package dev.pintail.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.function.SyncFunction;
import dev.pintail.sync.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pintail invoke}: gives an event from standard input to the function that Lambda calls, and prints its answer. */
@Command(
        name = "invoke",
        description = "Gives an event (JSON on standard input) to the function, as Lambda does, and prints its answer.",
        footer = {"", "Example:  echo '{\"connection\":\"rick-and-morty\"}' | pintail invoke"})
final class InvokeCommand implements Callable<Integer> {
    @Mixin
    private ConnectionsOption connections;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectMapper json = new ObjectMapper();
        JsonNode event = read(json, System.in);
        JsonNode answer = new SyncFunction(connections::read, Engine.system(System.getenv())).sync(event);
        PrintWriter out = spec.commandLine().getOut();
        out.println(answer);
        out.flush();
        return ("PARTIAL".equals(answer.path("status").asText()) ? ExitCode.PARTIAL : ExitCode.OK).value();
    }

    private static JsonNode read(ObjectMapper json, InputStream in) {
        try {
            return json.readTree(in);
        } catch (IOException e) {
            throw new ConfigException(
                    ErrorCode.REQUEST_INVALID,
                    "Standard input is not JSON.",
                    "Send for example {\"connection\": \"rick-and-morty\"}.",
                    e);
        }
    }
}
