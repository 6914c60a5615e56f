"""What a store of installations owes: one a workspace, credentials encrypted, gone when removed."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.model.conversation import WorkspaceId
from bot.model.errors import ConfigurationError, StorageError
from bot.model.installation import Installation
from bot.storage.sealing import KEY_FILE, Seal, Settings
from tests.contract.databases import Stores
from tests.factories import NOW

A, B = WorkspaceId("T-A"), WorkspaceId("T-B")
TOKEN = "xoxb-111111111111-very-secret"


def read_all(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


FIRST = Installation("slack", A, "Foreign desk", TOKEN, NOW)


async def test_an_installation_is_kept_replaced_and_removed_in_its_workspace_only(stores: Stores) -> None:
    async with stores.database.write() as transaction:
        await stores.installations.put(transaction, FIRST)
        await stores.installations.put(transaction, replace(FIRST, workspace=B, name="Other desk"))
        await stores.installations.put(transaction, replace(FIRST, credentials="xoxb-2"))
        assert await stores.installations.find(transaction, "slack", A) == replace(FIRST, credentials="xoxb-2")
        assert await stores.installations.find(transaction, "elsewhere", A) is None
        assert await stores.installations.list_workspaces(transaction, "slack") == (A, B)
        assert await stores.installations.remove(transaction, "slack", A)
        assert not await stores.installations.remove(transaction, "slack", A)
        assert await stores.installations.find(transaction, "slack", A) is None
        assert await stores.installations.list_workspaces(transaction, "slack") == (B,)


async def test_credentials_stand_in_no_file_and_in_no_repr(stores: Stores, tmp_path: Path) -> None:
    async with stores.database.write() as transaction:
        await stores.installations.put(transaction, FIRST)
    assert TOKEN not in repr(FIRST)
    assert not any(TOKEN.encode() in each for each in read_all(tmp_path))


def test_the_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    sealed = Seal(Settings(home=tmp_path)).close("words")
    file = tmp_path / KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600
    assert Seal(Settings(home=tmp_path)).open(sealed) == "words"
    file.chmod(0o644)
    with pytest.raises(StorageError, match="chmod 600"):
        Seal(Settings(home=tmp_path)).open(sealed)


def test_a_key_can_be_changed_while_the_earlier_one_still_opens() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    sealed = Seal(Settings(keys=old)).close("words")
    assert Seal(Settings(keys=f"{new}, {old}")).open(sealed) == "words"
    with pytest.raises(StorageError, match="another key"):
        Seal(Settings(keys=new)).open(sealed)


def test_a_key_that_is_none_is_refused_with_the_way_to_make_one() -> None:
    with pytest.raises(ConfigurationError, match="make one with"):
        Seal(Settings(keys="hunter2"))
