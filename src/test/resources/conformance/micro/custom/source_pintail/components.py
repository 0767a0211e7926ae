"""
One class for each kind of custom component. The reference ran them when the cases in the folder above were recorded; the Java
classes in dev.pintail.conformance.RecordedClasses take their place.

To record the cases anew, put this folder's parent on PYTHONPATH and run the recorder.
"""

from dataclasses import dataclass
from typing import Any, Mapping

from airbyte_cdk.sources.declarative.auth.declarative_authenticator import DeclarativeAuthenticator
from airbyte_cdk.sources.declarative.decoders.decoder import Decoder
from airbyte_cdk.sources.declarative.extractors.dpath_extractor import DpathExtractor
from airbyte_cdk.sources.declarative.extractors.record_filter import RecordFilter
from airbyte_cdk.sources.declarative.extractors.type_transformer import TypeTransformer
from airbyte_cdk.sources.declarative.migrations.state_migration import StateMigration
from airbyte_cdk.sources.declarative.partition_routers.substream_partition_router import SubstreamPartitionRouter
from airbyte_cdk.sources.declarative.requesters.error_handlers.default_error_handler import DefaultErrorHandler
from airbyte_cdk.sources.declarative.requesters.http_requester import HttpRequester
from airbyte_cdk.sources.declarative.requesters.paginators.strategies.pagination_strategy import PaginationStrategy
from airbyte_cdk.sources.declarative.retrievers.simple_retriever import SimpleRetriever
from airbyte_cdk.sources.declarative.schema.schema_loader import SchemaLoader
from airbyte_cdk.sources.declarative.transformations.config_transformations.config_transformation import ConfigTransformation
from airbyte_cdk.sources.declarative.transformations.transformation import RecordTransformation
from airbyte_cdk.sources.declarative.validators.validation_strategy import ValidationStrategy
from airbyte_cdk.models import FailureType
from airbyte_cdk.sources.streams.http.error_handlers import BackoffStrategy
from airbyte_cdk.sources.streams.http.error_handlers.response_models import ErrorResolution, ResponseAction


@dataclass
class WordsExtractor(DpathExtractor):
    """Each text at field_path becomes a record."""

    def extract_records(self, response):
        for word in super().extract_records(response):
            yield {"word": word}


@dataclass
class LengthTransformation(RecordTransformation):
    """Adds the length of the word."""

    def transform(self, record, config=None, stream_state=None, stream_slice=None):
        record["length"] = len(record["word"])


@dataclass
class LongWordFilter(RecordFilter):
    """Keeps words of more than three letters."""

    def filter_records(self, records, stream_state, stream_slice=None, next_page_token=None):
        for record in records:
            if len(record["word"]) > 3:
                yield record


class ShoutingNormalization(TypeTransformer):
    """Writes everything that the schema calls a string in capitals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pass

    def transform(self, record, schema: Mapping[str, Any]) -> None:
        for name, field in schema["properties"].items():
            if field["type"] == "string":
                record[name] = record[name].upper()


@dataclass
class WordSchemaLoader(SchemaLoader):
    """Always the same schema."""

    config: Mapping[str, Any] = None
    parameters: Mapping[str, Any] = None

    def get_json_schema(self):
        return {"type": "object", "properties": {"word": {"type": "string"}, "length": {"type": "integer"}}}


@dataclass
class KeyAuthenticator(DeclarativeAuthenticator):
    """The configured key behind a word of its own."""

    config: Mapping[str, Any] = None
    scheme: str = ""

    @property
    def auth_header(self) -> str:
        return "Authorization"

    @property
    def token(self) -> str:
        return f"{self.scheme} {self.config['key']}"


@dataclass
class SigningRequester(HttpRequester):
    """Asks for the page's checksum, too."""

    def get_request_params(self, *, stream_state=None, stream_slice=None, next_page_token=None):
        return {"checksum": "yes"}


@dataclass
class CountdownPagination(PaginationStrategy):
    """The answer says how many pages are left."""

    config: Mapping[str, Any] = None

    @property
    def initial_token(self):
        return None

    def get_page_size(self):
        return 2

    def next_page_token(self, response, last_page_size, last_record, last_page_token_value):
        left = response.json()["left"]
        return f"{left}-{last_record['id']}" if left and last_page_size else None


@dataclass
class TeapotHandler(DefaultErrorHandler):
    """A teapot is no error, but has no records."""

    def interpret_response(self, response_or_exception):
        if getattr(response_or_exception, "status_code", None) == 418:
            return ErrorResolution(ResponseAction.IGNORE, FailureType.config_error, "a teapot")
        return super().interpret_response(response_or_exception)


@dataclass
class SevenSeconds(BackoffStrategy):
    """Waits seven seconds more with each attempt."""

    config: Mapping[str, Any] = None

    def backoff_time(self, response_or_exception, attempt_count):
        return 7 * attempt_count


@dataclass
class PipeDecoder(Decoder):
    """Records of two values, a bar between them, one record a line."""

    config: Mapping[str, Any] = None

    def is_stream_response(self):
        return False

    def decode(self, response):
        for line in response.text.splitlines():
            left, right = line.split("|")
            yield {"left": left, "right": right}


@dataclass
class EvenRouter(SubstreamPartitionRouter):
    """Only parents with an even number."""

    def stream_slices(self):
        for stream_slice in super().stream_slices():
            if stream_slice["board"] % 2 == 0:
                yield stream_slice


@dataclass
class DateRenamed(StateMigration):
    """The cursor field used to have another name."""

    config: Mapping[str, Any] = None

    def should_migrate(self, stream_state):
        return "modified" in stream_state

    def migrate(self, stream_state):
        return {"updated": stream_state["modified"]}


@dataclass
class FirstTwoRetriever(SimpleRetriever):
    """At most two records of each slice."""

    def read_records(self, records_schema, stream_slice=None):
        count = 0
        for record in super().read_records(records_schema, stream_slice):
            if count < 2:
                yield record
            count += 1


@dataclass
class TrimmedKey(ConfigTransformation):
    """Blanks around the key do not count."""

    config: Mapping[str, Any] = None

    def transform(self, config):
        config["key"] = config["key"].strip()


@dataclass
class ShortEnough(ValidationStrategy):
    """A key has at most ten letters."""

    config: Mapping[str, Any] = None

    def validate(self, value):
        if len(value) > 10:
            raise ValueError("the key is too long")
