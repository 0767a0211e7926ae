package dev.pintail.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsSurroundingsTest {
    @Test
    void endpointsFollowTheRegionTheSettingsAndThePartition() {
        assertThat(endpoint(Map.of(), "eu-west-1")).isEqualTo("https://ssm.eu-west-1.amazonaws.com/");
        assertThat(endpoint(Map.of(), "cn-north-1")).isEqualTo("https://ssm.cn-north-1.amazonaws.com.cn/");
        assertThat(endpoint(Map.of("AWS_USE_FIPS_ENDPOINT", "true"), "us-gov-west-1"))
                .isEqualTo("https://ssm-fips.us-gov-west-1.amazonaws.com/");
        assertThat(endpoint(Map.of("AWS_ENDPOINT_URL", "http://a:1", "AWS_ENDPOINT_URL_SSM", "http://b:2"), "x-y-1"))
                .isEqualTo("http://b:2/");
    }

    private static String endpoint(Map<String, String> environment, String region) {
        return new AwsSurroundings(environment)
                .endpoint("ssm", "AWS_ENDPOINT_URL_SSM", region)
                .toString();
    }
}
