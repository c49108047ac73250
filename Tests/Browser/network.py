"""A network that fails when a test says so."""

import contextlib
import socket
import threading

from servers import free_port


class Line:
    """The way to a server over a network that can be cut. A browser that only pretends to be offline lets what a page sends
    while it is left get through."""

    def __init__(self, target):
        self.target, self.port = target, free_port()
        self.open()

    def open(self):
        self.ends = set()
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        for end in [self.listener, *self.ends]:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def accept(self, listener):
        while True:
            try:
                here = listener.accept()[0]
            except OSError:
                return
            try:
                there = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                here.close()
                continue
            self.ends |= {here, there}
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=self.carry, args=(source, sink), daemon=True).start()

    @staticmethod
    def carry(source, sink):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
