"""The log, on standard error: a JSON object on each line, or lines for people (`LIENKET_LOG=text`)."""

from typing import Any, Literal

Form = Literal["json", "text"]

_FORMATS = {
    "json": {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "fmt": "%(levelname)s %(name)s %(message)s",
        "timestamp": True,
        "rename_fields": {"levelname": "level", "name": "logger"},
        "json_ensure_ascii": False,
    },
    "text": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
}


def configuration(form: Form) -> dict[str, Any]:
    """The set-up of `logging` for a server (`logging.config.dictConfig`): lienket's own records, and what
    uvicorn has to warn of."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": _FORMATS[form]},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "lienket": {"level": "INFO"},
            "uvicorn": {"level": "WARNING", "handlers": [], "propagate": True},
            "uvicorn.error": {"level": "WARNING"},
        },
    }
