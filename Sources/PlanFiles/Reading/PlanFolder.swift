// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads plan folders from disk, within bounds.
package enum PlanFolder {
    /// Reads a file, or all files of a folder that belong to plans (`.yaml`, `.yml`, `.mustache`,
    /// `.csv`; not those whose name begins with a dot), sorted by path.
    ///
    /// Symbolic links are followed; a link back to a folder that is being read is passed over.
    /// - Throws: What cannot be read or is beyond a limit, with a way to mend it.
    package static func read(
        _ path: String, limits: ReaderLimits = ReaderLimits()
    ) throws(FolderError) -> [SourceFile] {
        var walk = FolderWalk(limits: limits)
        switch try FolderWalk.kind(of: path) {
        case .file:
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try walk.add(file: path, as: name)
        case .folder:
            try walk.enter(path, as: "", depth: 0)
        case .other:
            throw FolderError(
                .notRegular, path: path, "this is neither a file nor a folder",
                help: "Name a plan folder or a YAML file.")
        }
        return walk.files.sorted { $0.path < $1.path }
    }
}

/// One walk through a folder: what was found and how much of the limits is used.
private struct FolderWalk {
    enum EntryKind { case file, folder, other }

    let limits: ReaderLimits
    private(set) var files: [SourceFile] = []
    private var entryCount = 0
    private var totalBytes = 0
    /// Folders between the top and here, as they are once links are resolved.
    private var open: [String] = []

    init(limits: ReaderLimits) { self.limits = limits }

    static func kind(of path: String) throws(FolderError) -> EntryKind {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FolderError(
                .notFound, path: path, "there is no such file or folder",
                help: "Check the path, and where a symbolic link points to.")
        }
        if isFolder.boolValue { return .folder }
        do {
            let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let type = try FileManager.default.attributesOfItem(atPath: real)[.type]
            return type as? FileAttributeType == .typeRegular ? .file : .other
        } catch {
            throw unreadable(path, error)
        }
    }

    mutating func enter(_ folder: String, as label: String, depth: Int) throws(FolderError) {
        guard depth <= limits.folderDepth else {
            throw FolderError(
                .tooDeep, path: folder,
                "folders are nested more than \(limits.folderDepth) deep",
                help: "Move the plans up, or look for a link that leads in a circle.")
        }
        let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard !open.contains(real) else { return }
        open.append(real)
        defer { open.removeLast() }
        for name in try names(in: folder) where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            try visit(path, as: label.isEmpty ? name : "\(label)/\(name)", depth: depth)
        }
    }

    private mutating func visit(
        _ path: String, as label: String, depth: Int
    ) throws(FolderError) {
        // A dangling link to something that would not be read anyway is nobody's business.
        let isOurs = SourceFile.kind(ofPath: path) != nil
        guard isOurs || FileManager.default.fileExists(atPath: path) else { return }
        switch try Self.kind(of: path) {
        case .folder: try enter(path, as: label, depth: depth + 1)
        case .file where isOurs: try add(file: path, as: label)
        case .other where isOurs:
            throw FolderError(
                .notRegular, path: path, "this is not a regular file",
                help: "Replace it by a file, or give it another ending.")
        case .file, .other: return
        }
    }

    private mutating func names(in folder: String) throws(FolderError) -> [String] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            entryCount += names.count
            if entryCount <= limits.entries { return names }
        } catch {
            throw Self.unreadable(folder, error)
        }
        throw FolderError(
            .tooMany, path: folder, "there are more than \(limits.entries) entries",
            help: "Is this the plan folder? Name the folder that holds organization.yaml.")
    }

    mutating func add(file path: String, as label: String) throws(FolderError) {
        guard files.count < limits.files else {
            throw FolderError(
                .tooMany, path: path, "there are more than \(limits.files) files",
                help: "Is this the plan folder? Name the folder that holds organization.yaml.")
        }
        let limit = limits.bytes(of: SourceFile.kind(ofPath: path) ?? .yaml)
        let bytes = try Self.contents(of: path, limit: limit)
        totalBytes += bytes.count
        guard totalBytes <= limits.totalBytes else {
            throw FolderError(
                .tooLarge, path: path,
                "the files have more than \(limits.totalBytes >> 20) MiB together",
                help: "Move what does not belong to the plans elsewhere.")
        }
        files.append(SourceFile(path: label, bytes: bytes, shownAs: path))
    }

    /// Reads at most one byte more than the limit, so that a file that grows or lies about its
    /// size cannot fill the memory. That it is too large is a finding of the compiler, so that the
    /// other files are looked at all the same.
    private static func contents(of path: String, limit: Int) throws(FolderError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { handle.closeFile() }
            return try [UInt8](handle.read(upToCount: limit + 1) ?? Data())
        } catch {
            throw unreadable(path, error)
        }
    }

    private static func unreadable(_ path: String, _ error: any Error) -> FolderError {
        FolderError(
            .unreadable, path: path,
            "it cannot be read (\((error as NSError).localizedDescription))",
            help: "Check its permissions and its owner.")
    }
}
