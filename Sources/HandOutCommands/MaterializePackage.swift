import CachedOpenAIGenerator
import CommandSupport
import Foundation

extension Materialize {
    /// What the package's module is called.
    /// - Throws: `ModuleName.Unusable`.
    var moduleName: ModuleName {
        get throws { try name.map { try ModuleName($0) } ?? .usual }
    }

    /// `--as package`
    func makePackage(of found: RecordedFiles) throws {
        let name = try moduleName
        let folder = OutputFolder(path: output ?? name.text)
        try folder.check(force: force)
        let packed = try pack(found)
        let files = try MaterializedPackage(name: name, head: head, cache: packed).files()
        let written = try folder.write(files, reading: found.paths, force: force)
        try report(packed.summary, written.byteCount, to: folder.path, [HandOut.package(name)])
    }
}
