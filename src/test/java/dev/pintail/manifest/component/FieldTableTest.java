package dev.pintail.manifest.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pintail.manifest.component.FieldTable.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldTableTest {
    /** Every {@code type} of the reference's schema, version 7.39.1. */
    private static final List<String> TYPES = List.of("""
            AddFields AddedFieldDefinition ApiKey ApiKeyAuthenticator AsyncJobStatusMap AsyncRetriever
            BasicHttpAuthenticator Bearer BearerAuthenticator BlockSimultaneousSyncsAction CheckDynamicStream
            CheckStream CombinedExtractor ComponentMappingDefinition CompositeErrorHandler ConcurrencyLevel
            ConditionalStreams ConfigAddFields ConfigComponentsResolver ConfigMigration ConfigNormalizationRules
            ConfigRemapField ConfigRemoveFields ConstantBackoffStrategy CsvDecoder CursorPagination
            CustomAuthenticator CustomBackoffStrategy CustomConfigTransformation CustomDecoder
            CustomErrorHandler CustomPaginationStrategy CustomPartitionRouter CustomRecordExtractor
            CustomRecordFilter CustomRequester CustomRetriever CustomSchemaLoader CustomSchemaNormalization
            CustomStateMigration CustomTransformation CustomValidationStrategy DatetimeBasedCursor
            DeclarativeSource DeclarativeStream DefaultErrorHandler DefaultPaginator DpathExtractor
            DpathFlattenFields DpathValidator DynamicDeclarativeStream DynamicSchemaLoader
            DynamicStreamCheckConfig ExponentialBackoffStrategy FileUploader FixedWindowCallRatePolicy
            FlattenFields GroupByKeyMergeStrategy GroupingPartitionRouter GzipDecoder HTTPAPIBudget
            HttpComponentsResolver HttpRequester HttpResponseFilter IncrementingCountCursor InlineSchemaLoader
            IterableDecoder JsonDecoder JsonFileSchemaLoader JsonItemsDecoder JsonSchemaPropertySelector
            JsonlDecoder JwtAuthenticator KeyTransformation KeysReplace KeysToLower KeysToSnakeCase
            LegacySessionTokenAuthenticator LegacyToPerPartitionStateMigration ListPartitionRouter
            MinMaxDatetime MovingWindowCallRatePolicy NoAuth NoPagination OAuthAuthenticator OffsetIncrement
            PageIncrement PageSizeReduction PaginationReset PaginationResetLimits ParametrizedComponentsResolver
            ParentFieldPath ParentStreamConfig PredicateValidator PropertiesFromEndpoint PropertyChunking
            QueryProperties QuotaStatusSource RateLimitedMultipleTokenAuthenticator RecordExpander RecordFilter
            RecordSelector RemoveFields RequestBodyGraphQL RequestBodyJsonObject RequestBodyPlainText
            RequestBodyUrlEncodedForm RequestOption RequestPath RequestWindowSplitting ResponseToFileExtractor
            SchemaTypeIdentifier SelectiveAuthenticator SessionTokenAuthenticator SimpleRetriever Spec
            StateDelegatingStream StreamConfig StreamParametersDefinition SubstreamPartitionRouter TokenQuota
            UnionPartitionRouter UnlimitedCallRatePolicy ValidateAdheresToSchema WaitTimeFromHeader
            WaitTimeFromResponse WaitUntilTimeFromHeader XmlDecoder ZipfileDecoder
            """.split("\\s+"));

    private static final Map<String, List<Field>> TABLE = FieldTable.of(DeclarativeSource.SHAPE);

    @Test
    void aRecordTellsItsPropertiesInTheirOrder() {
        assertThat(TABLE.get("CursorPagination"))
                .containsExactly(
                        new Field("cursor_value", "text", true, null),
                        new Field("page_size", "whole number or text", false, null),
                        new Field("stop_condition", "text", false, null));
        assertThat(TABLE.get("PageIncrement")).contains(new Field("start_from_page", "whole number", false, 0L));
        assertThat(TABLE.get("AddFields")).contains(new Field("fields", "list of AddedFieldDefinition", true, null));
    }

    @Test
    void everyComponentTypeOfTheReferenceIsReached() {
        assertThat(TABLE).containsKeys(TYPES.toArray(String[]::new));
    }
}
