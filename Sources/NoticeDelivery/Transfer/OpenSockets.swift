// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Glibc

/// The sockets that libcurl holds open, so that the end of an engine does not wait for servers
/// that no longer answer. On the engine's thread only, and longer alive than its multi handle.
final class OpenSockets {
    private var sockets: Set<Int32> = []
    /// What libcurl's close callback points to.
    let note: UnsafeMutablePointer<shim_close_note>

    init() {
        note = .allocate(capacity: 1)
        note.initialize(to: shim_close_note())
        note.pointee = shim_close_note(closing: Self.noteClosing, context: context)
    }

    deinit { note.deallocate() }

    /// What the callbacks point back to.
    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// libcurl says QUIT to every SMTP server and reads the reply before it closes a connection;
    /// after this it reads the end of the stream instead.
    func stopReading() {
        for socket in sockets { shutdown(socket, Int32(SHUT_RD)) }
    }

    /// The same for the connection from one port of this machine. libcurl does not tell the
    /// socket of a transfer that is going on, but it does tell the port.
    func stopReading(localPort: Int) {
        for socket in sockets where Int(shim_local_port(socket)) == localPort {
            shutdown(socket, Int32(SHUT_RD))
        }
    }

    /// Told after a socket was opened.
    static let noteOpened: shim_socket_note = { socket, context in
        register(context)?.sockets.insert(socket)
    }

    private static let noteClosing: shim_socket_note = { socket, context in
        register(context)?.sockets.remove(socket)
    }

    private static func register(_ context: UnsafeMutableRawPointer?) -> OpenSockets? {
        context.map { Unmanaged<OpenSockets>.fromOpaque($0).takeUnretainedValue() }
    }
}
