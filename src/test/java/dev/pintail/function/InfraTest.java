package dev.pintail.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.function.Event.Call;
import dev.pintail.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What the templates in infra/ must agree on with the program and with one another; the tools check their form (validate.sh). */
class InfraTest {
    private static final Path INFRA = Path.of("infra");
    private static final Pattern ANSWERED = Pattern.compile("\\$\\.Payload\\.([A-Za-z]+)");

    private final Map<String, Object> sam = yaml("template.yaml");
    private final Map<String, Object> schedules = yaml("schedules.yaml");
    private final String terraform = terraform();

    @Test
    void theFunctionIsAnExecutableOnAmazonLinux() {
        assertThat(at(sam, "Resources", "Function", "Properties", "Runtime")).isEqualTo("provided.al2023");
        assertThat(at(sam, "Resources", "Function", "Properties", "Handler")).isEqualTo("bootstrap");
        assertThat(at(sam, "Parameters", "TimeoutSeconds", "MaxValue")).isEqualTo(900);
        assertThat(terraform).contains("\"provided.al2023\"", "\"bootstrap\"");
        assertThat((List<?>) at(sam, "Parameters", "Architecture", "AllowedValues"))
                .isEqualTo(List.of("x86_64", "arm64"));
    }

    @Test
    void bothSetTheSameVariablesAndTheDocumentKnowsThem() throws IOException {
        Set<?> variables = map(at(sam, "Resources", "Function", "Properties", "Environment", "Variables"))
                .keySet();

        assertThat(variables)
                .isEqualTo(Set.of(
                        "PINTAIL_CONNECTIONS",
                        "PINTAIL_EXTENSIONS",
                        "PINTAIL_MAX_SLICES",
                        "HOME",
                        "DISABLE_SIGNAL_HANDLERS"));
        String document = Files.readString(Path.of("docs/function.md"));
        variables.forEach(variable -> {
            assertThat(terraform).contains(variable + " ");
            assertThat(document).contains("`" + variable + "`");
        });
        assertThat(document).contains(FunctionSettings.TIMEOUT_VARIABLE, FunctionSettings.HTTP_INLINE_VARIABLE);
    }

    @Test
    void bothHaveTheSameAlarms() {
        Set<String> alarmed = new TreeSet<>();
        Stream.of(sam, schedules)
                .flatMap(template -> map(template.get("Resources")).values().stream())
                .filter(resource ->
                        resource instanceof Map<?, ?> map && "AWS::CloudWatch::Alarm".equals(map.get("Type")))
                .forEach(alarm -> alarmed.add((String) at(alarm, "Properties", "MetricName")));

        assertThat(alarmed)
                .containsExactly(
                        "ApproximateNumberOfMessagesVisible",
                        "Duration",
                        "Errors",
                        "ExecutionsFailed",
                        "Success",
                        "TargetErrorCount",
                        "Throttles")
                .allSatisfy(metric -> assertThat(terraform).contains("\"" + metric + "\""));
        assertThat(at(sam, "Resources", "NoSuccessAlarm", "Properties", "TreatMissingData"))
                .isEqualTo("breaching");
        assertThat(at(sam, "Resources", "NoSuccessAlarm", "Properties", "Namespace"))
                .isEqualTo(Metrics.NAMESPACE);
    }

    @Test
    void aFailedEventIsTriedOnceMoreAndThenKept() {
        Map<?, ?> config = map(at(sam, "Resources", "Function", "Properties", "EventInvokeConfig"));

        assertThat(config.get("MaximumRetryAttempts")).isEqualTo(1);
        assertThat(at(config, "DestinationConfig", "OnFailure", "Type")).isEqualTo("SQS");
        assertThat(terraform).containsPattern("maximum_retry_attempts\\s+= 1");
    }

    @Test
    void noRoleMayDoEverything() throws IOException {
        String both =
                Files.readString(INFRA.resolve("template.yaml")) + Files.readString(INFRA.resolve("schedules.yaml"));

        assertThat(both + terraform)
                .doesNotContain("Action: \"*\"", "Resource: \"*\"", "actions = [\"*\"]", "resources = [\"*\"]");
    }

    @Test
    void theUrlAsksForIam() {
        assertThat(at(sam, "Resources", "Url", "Properties", "AuthType")).isEqualTo("AWS_IAM");
        assertThat(terraform).containsPattern("authorization_type\\s+= \"AWS_IAM\"");
    }

    @Test
    void whatASchedulerSendsIsARequest() {
        String template = read("schedules.yaml");
        String input = template.substring(
                template.indexOf("{\"connection\""), template.indexOf("}}", template.indexOf("{\"connection\"")) + 2);
        String sent = input.replace("${Connection}", "stripe");

        Call call = (Call) EventReader.read(JsonReader.read(sent));

        assertThat(call.trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(TriggeredRequest.of(call).request().connection()).isEqualTo("stripe");
        assertThat(terraform.replaceAll("\\s+", " "))
                .contains(input.replace("${Connection}", "${each.key}").replaceAll("\\s+", " "));
    }

    @Test
    void whatTheStateMachineSendsAreRequests() {
        Map<?, ?> machine = machine();
        Map<?, ?> begin = map(at(machine, "States", "Begin", "Parameters", "own"));
        Map<?, ?> item = map(at(machine, "States", "Streams", "ItemSelector", "own"));

        for (Map<?, ?> own : List.of(begin, item)) {
            Map<String, Object> request = new LinkedHashMap<>(Map.of("connection", "stripe"));
            request.putAll(filledIn(own));
            Call call = (Call) EventReader.read(request);
            assertThat(call.trigger()).isEqualTo(Trigger.STEP_FUNCTIONS);
            assertThat(TriggeredRequest.of(call).request().connection()).isEqualTo("stripe");
        }
    }

    @Test
    void everyStateOfTheMachineIsReachedAndEveryTransitionLeadsToOne() {
        assertStatesAreConnected(machine());
        assertStatesAreConnected(map(at(machine(), "States", "Streams", "ItemProcessor")));
        assertThat(read("state-machine.asl.json")).contains("${FunctionArn}");
        assertThat(at(machine(), "States", "Streams", "ItemProcessor", "ProcessorConfig", "Mode"))
                .isEqualTo("DISTRIBUTED");
    }

    @Test
    void theMachineReadsOnlyFieldsThatAnAnswerHas() throws IOException {
        Set<?> known = map(map(JsonReader.read(Files.readString(Path.of("src/main/resources/sync-result.schema.json"))))
                        .get("properties"))
                .keySet();
        List<String> read = ANSWERED.matcher(read("state-machine.asl.json"))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(read)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(known.contains(field)).as(field).isTrue());
    }

    private static void assertStatesAreConnected(Map<?, ?> machine) {
        Map<?, ?> states = map(machine.get("States"));
        Set<Object> reached = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>(List.of(machine.get("StartAt")));
        while (!open.isEmpty()) {
            Object name = open.pop();
            assertThat(states.containsKey(name)).as("state %s", name).isTrue();
            if (reached.add(name)) {
                Map<?, ?> state = map(states.get(name));
                List<Object> next = next(state);
                assertThat(next.isEmpty())
                        .as("%s ends", name)
                        .isEqualTo(Boolean.TRUE.equals(state.get("End"))
                                || List.of("Succeed", "Fail").contains(state.get("Type")));
                open.addAll(next);
            }
        }
        assertThat(reached).isEqualTo(states.keySet());
    }

    private static List<Object> next(Map<?, ?> state) {
        List<Object> next = new ArrayList<>();
        for (String key : List.of("Next", "Default")) {
            if (state.get(key) != null) {
                next.add(state.get(key));
            }
        }
        for (String key : List.of("Choices", "Catch")) {
            if (state.get(key) instanceof List<?> list) {
                list.forEach(entry -> next.add(map(entry).get("Next")));
            }
        }
        return next;
    }

    /** Fields whose value Step Functions computes get a value of the right kind. */
    private static Map<String, Object> filledIn(Map<?, ?> fields) {
        Map<String, Object> filled = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String field = (String) name;
            if (field.equals("streams.$")) {
                filled.put("streams", List.of("charges"));
            } else if (field.endsWith(".$")) {
                filled.put(field.substring(0, field.length() - 2), "a value");
            } else {
                filled.put(field, value instanceof Map<?, ?> inner ? filledIn(inner) : value);
            }
        });
        return filled;
    }

    private static Map<?, ?> machine() {
        return map(JsonReader.read(read("state-machine.asl.json")));
    }

    private static Object at(Object value, String... path) {
        Object found = value;
        for (String name : path) {
            found = Optional.ofNullable(map(found).get(name))
                    .orElseThrow(() -> new AssertionError("no " + String.join(".", path)));
        }
        return found;
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static String terraform() {
        try (Stream<Path> files = Files.list(INFRA.resolve("terraform"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".tf"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(INFRA.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> yaml(String file) {
        Map<String, Object> template = new Yaml(new CloudFormation()).load(read(file));
        return template;
    }

    /** Reads CloudFormation's short forms (!Ref, !Sub and so on) as what stands behind them. */
    private static final class CloudFormation extends SafeConstructor {
        CloudFormation() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return switch (node) {
                        case ScalarNode scalar -> constructScalar(scalar);
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalStateException("unexpected node " + node.getNodeId());
                    };
                }
            });
        }
    }
}
