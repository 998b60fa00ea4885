"""Every error sayso raises on purpose: one class per fact.

A message has three parts: what was found, what was expected, what to do.

::

    SaysoError
    ├── ModelError             a noun was built from impossible parts
    │   ├── SpanError            start and end do not describe a stretch of text
    │   └── ArticleError         text, blocks or dates that cannot be an article
    ├── InputError             something given to read cannot be read
    │   ├── UnreadableInput      the file cannot be opened or its bytes not fetched from disk
    │   │   └── NotThere           there is no file, or no row of it, by the name that was given
    │   ├── EmptyInput           no character of text in it
    │   ├── BinaryInput          not text at all
    │   ├── UnknownEncoding      text, but in no encoding we can name
    │   ├── NoArticle            a page or record without an article
    │   ├── NoColumn             a table without a column that was named
    │   ├── DamagedArchive       an archive that breaks off, or a record that is not what it says
    │   ├── NotFetched           an address that gives no answer that can be used
    │   ├── MustNotFetch         an address that robots.txt, or the safety of this computer, forbids
    │   ├── InputTooLarge        longer than a news article can be
    │   ├── TooSlow              it took longer to open or to read than one article may
    │   ├── UnreadableCorrections  no export that people went through, or what they left is no statement
    │   ├── UnknownArticle       a correction of an article that nobody read here
    │   └── OtherText            a correction made on another text than the article's
    ├── LanguageError          the language cannot be read fully
    │   ├── NoLanguagePack       nothing installed for this language
    │   └── BrokenLanguagePack   a pack file is missing or malformed
    ├── ExportError            a reading cannot be written as asked
    │   ├── NoSuchFormat         there is no export of this name
    │   ├── NoSuchTable          there is no table of this name
    │   ├── HoldsArticles        the format holds whole articles, which nobody asked for
    │   ├── HoldsNoClaims        the format has no place for what several articles tell
    │   ├── OutputExists         something stands where the export would be written
    │   ├── NotRedacted          private names were to be left out, and cannot be found
    │   └── NoParts              parts that hold no readings, or were made otherwise
    ├── MissingExtra           a library that this step needs is not installed
    ├── StoreError             the store cannot do what was asked; nothing of it was changed
    │   ├── NotAStore            a file that is no store of sayso
    │   ├── StoreUnreadable      a file that this account may not read
    │   ├── StoreTooNew          written by a later sayso
    │   ├── StoreBusy            somebody else has been writing for too long
    │   ├── StoreDamaged         the file is broken
    │   ├── StoreReadOnly        something to write, and a store that may only be read
    │   │   └── StoreTooOld        written by an earlier sayso, and opened for reading only
    │   ├── NotInStore           no such article
    │   ├── QueryError           SQL that cannot be run here
    │   ├── TooManyWords         a search of more words than can be looked for at once
    │   ├── StoreExists          something stands where a copy of a store would be written
    │   ├── NoRoom               the disk is too full for what was asked
    │   └── TookTooLong          a question that was stopped
    ├── WeightsError           a shipped model file is missing or damaged
    ├── Fault                  something of ours broke on one record; the others are read
    └── EvaluationError        gold data cannot be scored
        └── NoCorpus             the folder holds no gold
"""


class SaysoError(Exception):
    """Base of every error sayso raises on purpose."""


class ModelError(SaysoError, ValueError):
    """A noun was built from impossible parts."""


class SpanError(ModelError):
    """Start and end do not describe a stretch of text."""


class ArticleError(ModelError):
    """Text, blocks or dates that cannot be an article."""


class InputError(SaysoError):
    """Something given to read cannot be read."""


class UnreadableInput(InputError):
    """The file cannot be opened or its bytes not fetched from disk."""


class NotThere(UnreadableInput):
    """There is no file, or no row of it, by the name that was given."""


class EmptyInput(InputError):
    """No character of text in it."""


class BinaryInput(InputError):
    """Not text at all."""


class UnknownEncoding(InputError):
    """Text, but in no encoding we can name."""


class NoArticle(InputError):
    """A page or record without an article."""


class NoColumn(InputError):
    """A table without a column that was named."""


class DamagedArchive(InputError):
    """An archive that breaks off, or a record that is not what it says."""


class NotFetched(InputError):
    """An address that gives no answer that can be used."""


class MustNotFetch(InputError):
    """An address that robots.txt, or the safety of this computer, forbids."""


class InputTooLarge(InputError):
    """Longer than a news article can be."""


class TooSlow(InputError):
    """It took longer to open or to read than one article may."""


class UnreadableCorrections(InputError):
    """No export that people went through, or what they left in it is no statement."""


class UnknownArticle(InputError):
    """A correction of an article that nobody read here."""


class OtherText(InputError):
    """A correction made on another text than the article's."""


class LanguageError(SaysoError):
    """The language cannot be read fully."""


class NoLanguagePack(LanguageError):
    """Nothing installed for this language."""


class BrokenLanguagePack(LanguageError):
    """A pack file is missing or malformed."""


class ExportError(SaysoError):
    """A reading cannot be written as asked."""


class NoSuchFormat(ExportError):
    """There is no export of this name."""


class NoSuchTable(ExportError):
    """There is no table of this name."""


class NoSuchColumn(ExportError):
    """A column was asked for that the table does not have."""


class HoldsArticles(ExportError):
    """The format holds whole articles, which nobody asked for."""


class HoldsNoClaims(ExportError):
    """The format has no place for what several articles tell."""


class OutputExists(ExportError):
    """Something stands where the export would be written."""


class NotRedacted(ExportError):
    """Private names were to be left out, and cannot be found."""


class NoParts(ExportError):
    """Parts that cannot be gone on with, or that hold no readings."""


class MissingExtra(SaysoError):
    """A library that this step needs is not installed."""


class StoreError(SaysoError):
    """The store cannot do what was asked; nothing of it was changed."""


class NotAStore(StoreError):
    """A file that is no store of sayso."""


class StoreUnreadable(StoreError):
    """A file that this account may not read."""


class StoreTooNew(StoreError):
    """Written by a later sayso."""


class StoreBusy(StoreError):
    """Somebody else has been writing for too long."""


class StoreDamaged(StoreError):
    """The file is broken."""


class StoreReadOnly(StoreError):
    """Something to write, and a store that may only be read."""


class StoreTooOld(StoreReadOnly):
    """Written by an earlier sayso, and opened for reading only: it has to be brought up to date."""


class NotInStore(StoreError):
    """No such article."""


class QueryError(StoreError):
    """SQL that cannot be run here."""


class TooManyWords(StoreError):
    """A search of more words than can be looked for at once."""


class StoreExists(StoreError):
    """Something stands where a copy of a store would be written."""


class NoRoom(StoreError):
    """The disk is too full for what was asked."""


class TookTooLong(StoreError):
    """A question to the store that took longer than it may, and was stopped."""


class WeightsError(SaysoError):
    """A shipped model file is missing or damaged."""


class Fault(SaysoError):
    """Something of ours broke on one record, which is left out; the others are read."""


class EvaluationError(SaysoError):
    """Gold data cannot be scored."""


class NoCorpus(EvaluationError):
    """The folder holds no gold."""
