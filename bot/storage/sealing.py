"""Encrypts what must not stand in the database in clear: the credentials of installations."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from pydantic import Field

from bot.model.errors import ConfigurationError, StorageError
from bot.settings import Section

KEY_FILE = "secret.key"


class Settings(Section):
    """The key: one or several Fernet keys with commas between, or a file of our own in the home folder."""

    keys: str | None = Field(default=None, alias="ATTACHE_SECRET_KEY", repr=False)
    home: Path = Field(default=Path("var"), alias="ATTACHE_HOME")


class Seal:
    """Encrypts with the first key and decrypts with any, so that a key can be changed without losing what is kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ciphers: MultiFernet | None = None if settings.keys is None else _read_keys(settings.keys)

    def close(self, words: str) -> str:
        """Encrypt; raises StorageError when no key is set and a key file cannot be made."""
        return self._get_ciphers().encrypt(words.encode()).decode()

    def open(self, sealed: str) -> str:
        """Decrypt; raises StorageError `secret` for what was sealed with a key that is not here."""
        try:
            return self._get_ciphers().decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise StorageError(
                "Kept credentials were encrypted with another key; put the earlier key into ATTACHE_SECRET_KEY, "
                "after the new one and a comma, or install the bot again.",
                code="secret",
            ) from None

    def _get_ciphers(self) -> MultiFernet:
        """The key file is made on first use: most installations have nothing to encrypt."""
        if self._ciphers is None:
            self._ciphers = _read_keys(_open_key_file(self._settings.home / KEY_FILE))
        return self._ciphers


def _read_keys(keys: str) -> MultiFernet:
    try:
        return MultiFernet([Fernet(each.strip()) for each in keys.split(",") if each.strip()])
    except ValueError:
        raise ConfigurationError(
            "ATTACHE_SECRET_KEY holds no key that can be used; make one with: "
            'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())".'
        ) from None


def _open_key_file(path: Path) -> str:
    """Read the key, making it where there is none; only its owner may read the file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_key_file(path)
    except OSError as error:
        raise StorageError(f"The key file {path} cannot be made ({error.strerror}); set ATTACHE_SECRET_KEY.") from None
    key = Fernet.generate_key()
    with os.fdopen(handle, "wb") as file:
        file.write(key)
    return key.decode()


def _read_key_file(path: Path) -> str:
    if path.stat().st_mode & 0o077:
        raise StorageError(f"Others may read the key file {path}; run: chmod 600 {path}.", code="secret")
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise StorageError(f"The key file {path} cannot be read; set ATTACHE_SECRET_KEY.", code="secret") from None
