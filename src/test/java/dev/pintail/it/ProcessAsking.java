package dev.pintail.it;

import dev.pintail.api.LocalApi.Answer;
import dev.pintail.api.ServiceApi;
import dev.pintail.error.ConfigException;
import dev.pintail.error.ErrorCode;
import dev.pintail.secret.Asking;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the built artefact resolve a reference: the secret is what it sends to an API as a bearer token. */
final class ProcessAsking implements Asking {
    private static final Pattern ERROR = Pattern.compile("(?m)^([A-Z_]+): (.*)$(?:\\R {2}(.*))?");
    private static final String BEARER = "Bearer ";

    @Override
    public String ask(Map<String, String> environment, Path folder, String reference) {
        try (ServiceApi api = new ServiceApi(request -> Answer.json(Map.of("data", List.of())))) {
            ItemsProject project = new ItemsProject(folder, api.url());
            project.replaceInConnections(
                    "${env:%s}".formatted(ItemsProject.TOKEN_VARIABLE), "'%s'".formatted(reference));
            PintailProcess process = project.pintail().with("HOME", folder.toString());
            environment.forEach(process::with);

            PintailProcess.Result result = process.run("sync", "--stream", "tags");

            if (result.exitCode() != 0) {
                throw failure(result);
            }
            return api.asked().getFirst().header("Authorization").substring(BEARER.length());
        }
    }

    private static ConfigException failure(PintailProcess.Result result) {
        Matcher error = ERROR.matcher(result.err());
        if (!error.find()) {
            throw new AssertionError("no error is told: " + result);
        }
        String rest = result.out() + result.err();
        return new ConfigException(ErrorCode.valueOf(error.group(1)), error.group(2), rest);
    }
}
