// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import SQLiteJournal
import TestSupport
import Testing

@Suite("The lock of a data folder", .serialized)
struct FolderLockTests {
    @Test("belongs to one owner, who can be reached")
    func oneOwner() throws {
        let folder = try TemporaryFolder()
        #expect(FolderLock.owner(of: folder.path) == nil)
        let lock = try FolderLock.acquire(folder.path)
        #expect(FolderLock.owner(of: folder.path) == nil)
        let silent = failure { _ = try FolderLock.acquire(folder.path) }
        #expect(silent?.code == .locked)
        #expect(
            silent?.message.contains("pid \(ProcessInfo.processInfo.processIdentifier)") == true)
        try lock.publish(address: "http://127.0.0.1:8080")
        #expect(FolderLock.owner(of: folder.path) == "http://127.0.0.1:8080")
        let reachable = failure { _ = try FolderLock.acquire(folder.path) }
        #expect(reachable?.help == "It can be reached at http://127.0.0.1:8080.")
        try lock.publish(address: "http://[::1]:1")
        #expect(FolderLock.owner(of: folder.path) == "http://[::1]:1")
        withExtendedLifetime(lock) {}
    }

    @Test("ends with its owner, whatever the file says")
    func ends() throws {
        let folder = try TemporaryFolder()
        do {
            let lock = try FolderLock.acquire(folder.path)
            try lock.publish(address: "http://127.0.0.1:8080")
        }
        #expect(FolderLock.owner(of: folder.path) == nil)
        let next = try FolderLock.acquire(folder.path)
        #expect(FolderLock.owner(of: folder.path) == nil)
        withExtendedLifetime(next) {}
    }

    @Test("ends when its owner is killed")
    func killed() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: URL(filePath: folder.file("muster.lock")))
        // The shell hands the open, locked file to `sleep`, which is then killed.
        let holder = Process()
        holder.executableURL = URL(filePath: "/bin/sh")
        holder.arguments = [
            "-c", "exec 9<>\"$0\" && flock -x 9 && echo ready && exec sleep 600",
            folder.file("muster.lock"),
        ]
        let output = Pipe()
        holder.standardOutput = output
        try holder.run()
        _ = try output.fileHandleForReading.read(upToCount: 6)
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
        let lock = try FolderLock.acquire(folder.path)
        withExtendedLifetime(lock) {}
    }

    @Test("asking who owns a folder never takes the lock away from anybody")
    func asking() async throws {
        let folder = try TemporaryFolder()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<500 { _ = FolderLock.owner(of: folder.path) }
            }
            group.addTask {
                for _ in 0..<500 {
                    let found = failure { _ = try FolderLock.acquire(folder.path) }
                    #expect(found == nil)
                }
            }
        }
    }

    @Test("makes the folder, but not its parents, and says why not")
    func making() throws {
        let folder = try TemporaryFolder()
        let lock = try FolderLock.acquire(folder.file("data"))
        #expect(FileManager.default.fileExists(atPath: folder.file("data")))
        #expect(failure { _ = try FolderLock.acquire(folder.file("a/b")) }?.code == .storage)
        try Data().write(to: URL(filePath: folder.file("file")))
        #expect(failure { _ = try FolderLock.acquire(folder.file("file")) }?.code == .storage)
        withExtendedLifetime(lock) {}
    }
}
