"""Errors of the certificate service. Every name ends in Error; one class per reason, with the next step.

Grouped by who is at fault: the caller's request (`RequestError`) or the programme that was loaded
(`ProgrammeError`). What is not set up stands in `installation_errors`; credentials and verifying have their own tree
in `credential_errors`.
"""

from advocert_certificates.domain.phrases import Phrase


class AdvocertError(Exception):
    """Root of the service's errors."""


class RequestError(AdvocertError):
    """What was asked for cannot be done or is not there."""


class PersonNotFoundError(RequestError):
    """Nobody has this uuid."""

    def __init__(self, uuid: object) -> None:
        super().__init__(Phrase("Nobody is recorded under {uuid}. Search for the person again.", uuid=uuid))


class BulkNotFoundError(RequestError):
    """There is no such run over many people."""

    def __init__(self, uuid: object) -> None:
        super().__init__(Phrase("There is no run {uuid}. Choose people in the list again.", uuid=uuid))


class BulkError(RequestError):
    """A run over many people cannot begin; the text says what to do."""

    def __init__(self, todo: str) -> None:
        super().__init__(Phrase("Nothing was changed: {todo}.", todo=todo))


class KeptViewError(RequestError):
    """A list cannot be kept under a name; the text says what to do."""

    def __init__(self, todo: str) -> None:
        super().__init__(Phrase("The list was not kept: {todo}.", todo=todo))


class CertificationNotFoundError(RequestError):
    """No certification has this uuid."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase("There is no certification {uuid}. Open the person's page and choose it there.", uuid=uuid)
        )


class CredentialNotFoundError(RequestError):
    """No certificate has this uuid. To the outside the answer is the same as for `CredentialAccessError`."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase(
                "There is no certificate {uuid} here. Check the address, or ask its holder for a link.",
                uuid=uuid,
            )
        )


class CredentialAccessError(RequestError):
    """Neither its holder asks nor somebody with a valid link. Answer as for an unknown one (ADR 0010)."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase(
                "There is no certificate {uuid} here. Check the address, or ask its holder for a link.",
                uuid=uuid,
            )
        )


class CredentialPendingError(RequestError):
    """The certificate exists and waits for its signature."""

    def __init__(self, uuid: object) -> None:
        super().__init__(Phrase("Certificate {uuid} is being signed. Try again in a few seconds.", uuid=uuid))


class ShareLinkNotFoundError(RequestError):
    """No link of this holder has this uuid."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase("You have no link {uuid}. Open your certificate to see the links that exist.", uuid=uuid)
        )


class StatusListNotFoundError(RequestError):
    """No status list has this name."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"There is no status list {ref}. Use the address inside the certificate.")


class UnknownReasonError(RequestError):
    """The reason is none of the list."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Phrase(
                "{code!r} is no reason for taking a certificate back. Use one of: {known}.",
                code=code,
                known=", ".join(known),
            )
        )


class UnknownStateError(RequestError):
    """A list was asked for by a state that does not exist."""

    def __init__(self, state: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Phrase(
                "{state!r} is no state of a certification. Use one of: {known}.",
                state=state,
                known=", ".join(known),
            )
        )


class ListOfTodayError(RequestError):
    """A list that is about today was asked for on another day."""

    def __init__(self) -> None:
        super().__init__(
            Phrase(
                "Who is on an older policy and who never renewed is known for today only. Ask without a day,"
                " or for another list."
            )
        )


class CursorError(RequestError):
    """The place in a list cannot be read."""

    def __init__(self) -> None:
        super().__init__(Phrase("This page of the list cannot be found. Start again from the first page."))


class EvidenceInputError(RequestError):
    """A fact is incomplete or of a kind that nobody knows."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This fact cannot be recorded: {what}. Send the event as docs/decisions/0004 describes it."
        )


class IllegalMoveError(RequestError):
    """A certification cannot go there from where it is."""

    def __init__(self, state: str, trigger: str) -> None:
        super().__init__(
            Phrase(
                "A certification that is {state} cannot be changed by {trigger}. Look at its history first.",
                state=Phrase(state),
                trigger=Phrase(trigger),
            )
        )
        self.state = state
        self.trigger = trigger


class HoldNotFoundError(RequestError):
    """No hold has this uuid, or it has ended."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase(
                "There is no open hold {uuid}. It may have been lifted: look at the person's history.",
                uuid=uuid,
            )
        )


class TaskNotFoundError(RequestError):
    """No task has this uuid, or it is done."""

    def __init__(self, uuid: object) -> None:
        super().__init__(
            Phrase("There is no open task {uuid}. It may be done: look at the person's history.", uuid=uuid)
        )


class UnknownScopeError(RequestError):
    """A scope was named that the certification does not have."""

    def __init__(self, scope: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Phrase(
                "This certification has no scope {scope!r}. Use one of: {known}.",
                scope=scope,
                known=", ".join(known) or Phrase("none"),
            )
        )


class CounselNotCheckedError(RequestError):
    """A hold after an incident without the word of counsel."""

    def __init__(self) -> None:
        super().__init__(
            Phrase(
                "Talk about pay, conditions, unions or reports to authorities is protected and never a reason. "
                "Ask counsel, and confirm that this was checked."
            )
        )


class SamePersonError(RequestError):
    """One person tried to be both."""

    def __init__(self, actor: str) -> None:
        super().__init__(
            Phrase("{actor} cannot decide alone. Ask another person to confirm it.", actor=actor)
        )
        self.actor = actor


class NotProposedError(RequestError):
    """Lifting a hold that nobody proposed to lift."""

    def __init__(self) -> None:
        super().__init__(
            Phrase("After an incident two people decide: let one propose it first, and another confirm.")
        )


class ExemptionError(RequestError):
    """A waiver or equivalency that cannot be."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This waiver or equivalency cannot be granted: {what}.")


class VersionNotFoundError(RequestError):
    """No version of the programme has this hash."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            Phrase("No version of the programme has the hash {sha256}. Propose it first.", sha256=sha256[:12])
        )


class ProgrammeError(AdvocertError):
    """The compiled programme is at fault."""


class ProgrammeShapeError(ProgrammeError):
    """A part of the programme is missing or has another form."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            Phrase(
                "The programme cannot be loaded: {where} {what}. Correct programme.yaml and build it again.",
                where=where,
                what=what,
            )
        )


class ProgrammeFileError(ProgrammeError):
    """What was handed in is no compiled programme."""

    def __init__(self, why: str) -> None:
        super().__init__(
            Phrase(
                "This is no programme that can be read: {why} Choose programme.yaml, its folder as .zip or .tar.gz, or programme.json.",
                why=why,
            )
        )


class ProgrammeSourceError(ProgrammeError):
    """What authors wrote has mistakes; `lines` are the places, such as `programme.yaml:12`, with what to do there."""

    def __init__(self, lines: tuple[tuple[str, str], ...]) -> None:
        super().__init__("\n".join(f"{place}: {text}" for place, text in lines))
        self.lines = lines


class ClauseTextChangedError(ProgrammeError):
    """A clause that people have signed has another text under the same version."""

    def __init__(self, ref: str, version: int) -> None:
        super().__init__(
            f"The text of {ref}@{version} has changed although people have signed it. "
            f"Put the old text back, or give the new one version {version + 1}."
        )
