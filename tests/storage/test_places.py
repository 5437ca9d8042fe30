"""Folders that do not keep a file safe are known by their names, and no others are."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mentordesk.storage.places import Hazard, Place, dropbox_folders, place_of


def seen(path: str, windows: bool = False, **more):
    kind = PureWindowsPath if windows else PurePosixPath
    return place_of(kind(path), **{"environment": {}} | more)


@pytest.mark.parametrize(
    ("path", "windows", "service"),
    [
        (r"C:\Users\ida\OneDrive\Mentor\a.mentordesk", True, "OneDrive"),
        (r"C:\Users\ida\OneDrive - Nordhavn Universitet\a.mentordesk", True, "OneDrive"),
        (r"C:\Users\ida\iCloudDrive\a.mentordesk", True, "iCloud Drive"),
        ("/Users/ida/Library/CloudStorage/Dropbox/a.mentordesk", False, "Dropbox"),
        ("/Users/ida/Library/CloudStorage/OneDrive-Nordhavn/a.mentordesk", False, "OneDrive"),
        ("/Users/ida/Library/CloudStorage/GoogleDrive-ida@x/a.mentordesk", False, "Google Drive"),
        ("/Users/ida/Library/CloudStorage/Box-Box/a.mentordesk", False, "Box"),
        ("/Users/ida/Library/Mobile Documents/com~apple~CloudDocs/a", False, "iCloud Drive"),
        ("/home/ida/Dropbox (Nordhavn)/a.mentordesk", False, "Dropbox"),
        ("/home/ida/Nextcloud/a.mentordesk", False, "Nextcloud"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path, windows, service):
    assert seen(path, windows) == Place(Hazard.SYNCHRONISED, service)


@pytest.mark.parametrize(
    "path",
    [
        "/home/ida/Documents/a.mentordesk",
        "/home/ida/.local/share/MentorDesk/onedrive.mentordesk",
        "/home/ida/my dropbox notes/a.mentordesk",
        "/srv/megalith/a.mentordesk",
        "/Users/ida/CloudStorage/a.mentordesk",
    ],
)
def test_a_folder_of_her_own_is_safe(path):
    assert seen(path, file_system="ext4") is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_one_drive_tells_its_folder_itself(name):
    environment = {name: r"D:\Sky"}
    assert seen(r"d:\sky\Mentor\a.mentordesk", True, environment=environment) == Place(
        Hazard.SYNCHRONISED, "OneDrive"
    )
    assert seen(r"D:\Skyer\a.mentordesk", True, environment=environment) is None


def test_dropbox_tells_its_folders_itself(tmp_path):
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text('{"personal": {"path": "/data/box"}}')
    assert dropbox_folders({}, tmp_path) == ("/data/box",)
    assert seen("/data/box/a", dropbox=("/data/box",)) == Place(Hazard.SYNCHRONISED, "Dropbox")


@pytest.mark.parametrize("held", ["", "[]", "{", '{"personal": 5}', '{"personal": {}}'])
def test_what_dropbox_says_may_make_no_sense(tmp_path, held):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "info.json").write_text(held)
    assert dropbox_folders({"APPDATA": str(tmp_path)}, Path("/nowhere")) == ()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smbfs", "9p", "fuse.sshfs", "SMB3"])
def test_a_network_drive_is_known_by_its_file_system(kind):
    assert seen("/srv/shared/a.mentordesk", file_system=kind) == Place(Hazard.NETWORK)


def test_a_windows_share_is_known_by_its_path():
    assert seen(r"\\server\share\a.mentordesk", True) == Place(Hazard.NETWORK)


def test_a_drive_that_can_be_pulled_out():
    assert seen("/media/ida/STICK/a", removable=True) == Place(Hazard.REMOVABLE)
