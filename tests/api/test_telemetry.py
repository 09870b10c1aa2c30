"""OpenTelemetry's auto-instrumentation sees the server, also where it answers without FastAPI."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from tests.api.conftest import PATIENCE

TRACE = "0af7651916cd43dd8448eb211c80319c"
INSTRUMENT = "from opentelemetry.instrumentation.auto_instrumentation import run; run()"
SERVE = "from api.cli import main; main()"


def spans(printed: str) -> list[dict[str, Any]]:
    """What the console exporter has printed: one JSON object after the other."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while (at := printed.find("{", at)) >= 0:
        span, at = decoder.raw_decode(printed, at)
        found.append(span)
    return found


def test_requests_are_spans_of_the_callers_trace(filled: Path) -> None:
    environment = {
        **os.environ,
        "LIENKET_DATA": str(filled),
        "LIENKET_LANG": "en",
        "OTEL_TRACES_EXPORTER": "console",
        "OTEL_METRICS_EXPORTER": "none",
        "OTEL_LOGS_EXPORTER": "none",
    }
    asked = [sys.executable, "-c", INSTRUMENT, sys.executable, "-c", SERVE, "serve", "--port", "0"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+/", process.stdout.readline())
        assert address
        parent = {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
        try:
            with httpx.Client(base_url=address[0], headers=parent, timeout=PATIENCE) as client:
                while client.get("/sparql", params={"query": "ASK {}"}).status_code == 503:
                    pass  # on a machine that is too busy for its first worker
                assert client.get("/api/status").status_code == 200
        finally:
            process.send_signal(signal.SIGTERM)
        printed, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    served = [span for span in spans(printed) if span["kind"] == "SpanKind.SERVER"]
    assert {span["context"]["trace_id"] for span in served} == {f"0x{TRACE}"}
    assert {span["attributes"]["http.target"] for span in served} == {"/sparql", "/api/status"}
