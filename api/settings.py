"""What a deployment may set: environment variables `LIENKET_…`, or options of the command line over them."""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.errors import SettingsError
from api.observing.logs import Form
from graph.place import default_data
from graph.store import Limits
from ontology.iris import DEFAULT_BASE, Iris

MIB = 1024**2
Engine = Literal["oxigraph", "fuseki", "virtuoso", "graphdb", "qlever", "neptune", "generic"]


class Settings(BaseSettings):
    """One deployment's settings; made once, by `load`, and handed to what needs them."""

    model_config = SettingsConfigDict(env_prefix="LIENKET_", frozen=True)

    data: Path = Field(default_factory=default_data, description="folder of the store and the archive")
    base: str = Field(default=DEFAULT_BASE, description="IRI that this deployment's own IRIs begin with")
    inference: bool = Field(
        default=True, description="publish also what follows from classes, properties and succession"
    )
    host: str = "127.0.0.1"
    port: int = Field(default=8749, ge=0, le=65535, description="0 takes any free port")
    workers: int = Field(
        default=4,
        ge=1,
        le=64,
        description="processes that answer queries; one is not for users' own queries",
    )
    memory: bool = Field(
        default=True, description="serve the current generation from memory, about 400 bytes a quad"
    )

    query_seconds: float = Field(default=Limits().seconds, gt=0)
    query_memory: int = Field(default=Limits().memory, ge=64 * MIB, description="bytes")
    query_rows: int = Field(default=Limits().rows, ge=1, description="solutions, or triples of a graph")
    query_bytes: int = Field(default=Limits().bytes, ge=1024, description="size of a serialised answer")
    token_factor: float = Field(
        default=2, ge=1, description="times the limits of a query that come with a token"
    )
    admin_factor: float = Field(default=4, ge=1, description="the same, with a token of the scope admin")
    request_bytes: int = Field(default=MIB, ge=1024, description="size of a request's body")
    request_seconds: float = Field(default=15, gt=0, description="in which a request's body must come")
    send_seconds: float = Field(
        default=30, gt=0, description="for which a client may take nothing of an answer"
    )

    questions: str = Field(
        default="",
        description="further folders of questions (.rq files), separated as in PATH",
    )
    answer_rows: int = Field(
        default=50_000, ge=1, description="rows of a question's answer, which has evidence beside it"
    )
    services: str = Field(
        default="",
        description="endpoints that SERVICE may call, full IRIs separated by commas; by default none",
    )
    union_default_graph: bool = Field(
        default=True, description="a query that names no graph asks the union of all graphs"
    )
    queue: int = Field(default=200, ge=1, description="requests at /sparql that are answered or wait, in all")
    queue_of_client: int = Field(default=40, ge=1, description="the same, of one address or token")
    cache_bytes: int = Field(default=64 * MIB, ge=0, description="memory for answers to repeated queries")
    trusted_proxies: str = Field(
        default="", description="addresses whose X-Forwarded-For is believed, separated by commas"
    )
    upload_bytes: int = Field(
        default=100 * MIB, ge=1024, description="size of a body with documents, or with a graph's RDF"
    )

    drain_seconds: float = Field(
        default=30, ge=0, description="that requests have to finish when the server is told to end"
    )
    log: Form = Field(default="json", description="how the log is written: json, or text for people")

    store: str | None = Field(
        default=None, description="address for queries of a SPARQL 1.1 engine in place of the embedded store"
    )
    store_update: str | None = Field(default=None, description="its address for updates")
    store_graphs: str | None = Field(default=None, description="its address for the Graph Store Protocol")
    store_engine: Engine | None = Field(default=None, description="what it is; by default it is asked")
    store_user: str | None = Field(default=None, description="for Basic or Digest, as the engine asks")
    store_password: SecretStr = SecretStr("")
    store_token: SecretStr | None = Field(default=None, description="a bearer token in their place")

    @field_validator("base")
    @classmethod
    def _base_is_an_iri(cls, base: str) -> str:
        return Iris(base).base

    @field_validator("data")
    @classmethod
    def _data_is_absolute(cls, data: Path) -> Path:
        return data.expanduser().absolute()

    @property
    def question_folders(self) -> tuple[Path, ...]:
        """Where analysts keep questions of their own: in the data folder, and where else they say."""
        from queries.folders import named  # noqa: PLC0415 - most commands ask no question

        return named(self.data, self.questions)

    @property
    def endpoints_of_service(self) -> frozenset[str]:
        """The endpoints that SERVICE may call."""
        return frozenset(filter(None, map(str.strip, self.services.split(","))))

    @property
    def limits(self) -> Limits:
        """What one query of a user may take."""
        return Limits(self.query_seconds, self.query_memory, self.query_rows, self.query_bytes)

    @property
    def own_limits(self) -> Limits:
        """What one of lienket's own queries may take: as long and as much memory as a user's. Rows and bytes
        bound what is sent to users, and pages need more than they send."""
        return Limits(self.query_seconds, self.query_memory)


def load(**overrides: Any) -> Settings:
    """The settings of the environment, with those `overrides` that are not None. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"a setting is not valid: {wrong}") from error
