"""A seccomp filter: system calls that tests have no use for, and an escape has.

Written as classic BPF (https://docs.kernel.org/userspace-api/seccomp_filter.html), for bubblewrap
to load. Refused are: new namespaces and mounts, tracing, kernel keys, BPF, io_uring, handles that
reach around mounts, memory that no limit counts (memfd, System V), and sockets of other families
than Unix and IP: vsock, netlink and packet sockets do not all end at the network namespace.
"""

from __future__ import annotations

import errno
import platform
import struct

REFUSED = {
    "acct": (163, 89),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "chroot": (161, 51),
    "delete_module": (176, 106),
    "fanotify_init": (300, 262),
    "finit_module": (313, 273),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fsopen": (430, 430),
    "fspick": (433, 433),
    "init_module": (175, 105),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "io_uring_setup": (425, 425),
    "kcmp": (312, 272),
    "kexec_file_load": (320, 294),
    "kexec_load": (246, 104),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "migrate_pages": (256, 238),
    "mount": (165, 40),
    "mount_setattr": (442, 442),
    "move_mount": (429, 429),
    "move_pages": (279, 239),
    "msgget": (68, 186),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "open_tree": (428, 428),
    "perf_event_open": (298, 241),
    "personality": (135, 92),
    "pidfd_getfd": (438, 438),
    "pidfd_open": (434, 434),
    "pivot_root": (155, 41),
    "process_madvise": (440, 440),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "ptrace": (101, 117),
    "quotactl": (179, 60),
    "reboot": (169, 142),
    "request_key": (249, 218),
    "semget": (64, 190),
    "setns": (308, 268),
    "shmat": (30, 196),
    "shmget": (29, 194),
    "swapon": (167, 224),
    "syslog": (103, 116),
    "umount2": (166, 39),
    "unshare": (272, 97),
    "userfaultfd": (323, 282),
}
"""Numbers on x86_64 and on aarch64 (asm/unistd_64.h, asm-generic/unistd.h)."""
_CLONE, _SOCKET, _CLONE3 = (56, 220), (41, 198), 435
_MACHINES = ("x86_64", "aarch64")
_AUDIT = (0xC000003E, 0xC00000B7)
"""AUDIT_ARCH of each (linux/audit.h)."""
_X32 = 0x40000000
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
_NAMESPACES = 0x7E020000
_FAMILIES = (1, 2, 10)  # AF_UNIX, AF_INET, AF_INET6
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16


def has_filter() -> bool:
    """Whether this processor's system calls are known here."""
    return platform.machine() in _MACHINES


def filter_program() -> bytes:
    """The filter for this processor. Raises ValueError where `has_filter` is false."""
    which = _MACHINES.index(platform.machine())
    refuse = _step(_RETURN, _ERROR | errno.EPERM)
    allow = _step(_RETURN, _ALLOW)
    steps = [
        _step(_LOAD, _ARCH),
        _step(_EQUAL, _AUDIT[which], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, 0, 1),
        _step(_RETURN, _KILL),
        # the C library falls back to clone, whose flags can be seen here
        _step(_EQUAL, _CLONE3, 0, 1),
        _step(_RETURN, _ERROR | errno.ENOSYS),
    ]
    for numbers in REFUSED.values():
        steps += [_step(_EQUAL, numbers[which], 0, 1), refuse]
    steps += [
        _step(_EQUAL, _CLONE[which], 0, 4),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_ANY_BIT, _NAMESPACES, 0, 1),
        refuse,
        allow,
        _step(_EQUAL, _SOCKET[which], 0, 5),
        _step(_LOAD, _FIRST_ARGUMENT),
        *(_step(_EQUAL, family, 3 - place, 0) for place, family in enumerate(_FAMILIES)),
        refuse,
        allow,
    ]
    return b"".join(steps)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """One `struct sock_filter`; a jump counts the steps that it passes over."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
