import Foundation
import TestSupport
import Testing

@testable import make_endpoints

@Suite("The official client's methods")
struct OfficialMethodsTests {
    @Test("are all there, async and blocking")
    func present() throws {
        var missing: Set<String> = []
        for (path, methods) in OfficialMethods.all {
            let resource = try #require(Table.resource(path), "\(path)")
            let text = try Self.source(of: resource)
            for method in methods where !Self.has(method, text, isWritten: resource.isWritten) {
                missing.insert("\(path).\(method)")
            }
        }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test("are as many as the official client's list has")
    func count() {
        #expect(OfficialMethods.all.values.joined().count == 139)
    }

    /// Twice: of the two twins. What sends nothing has no twin.
    private static func has(_ method: String, _ text: String, isWritten: Bool) -> Bool {
        let count = text.ranges(of: "public func \(method)(").count + text.ranges(of: "public func \(method)<").count
        return count >= (isWritten ? 1 : 2)
    }

    private static func source(of resource: Resource) throws -> String {
        let folder = PackageRoot.file("Sources/CachedOpenAI/Endpoints/\(resource.folder)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let own = files.filter { file in
            let name = file.deletingPathExtension().lastPathComponent
            return name == resource.type || name == resource.blockingType || name.hasPrefix("\(resource.type)+")
        }
        return try own.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }
}
