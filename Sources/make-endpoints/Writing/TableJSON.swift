import Foundation

/// The table for other programs.
enum TableJSON {
    private struct Method: Encodable {
        let resource, name, method, path, answer: String
        let form, streams, hasSeed: Bool
        let parameters: [Field]
    }

    private struct Field: Encodable {
        let name, wireName, place: String
        let kinds: [String]
        let isOptional, hasUsual: Bool
    }

    static func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let methods = Table.resources.flatMap { resource in
            resource.endpoints.map { method($0, of: resource) }
        }
        return String(decoding: try encoder.encode(methods), as: UTF8.self)
    }

    private static func method(_ endpoint: Endpoint, of resource: Resource) -> Method {
        var path = endpoint.path
        for parameter in endpoint.parameters {
            path = path.replacing("{\(parameter.name)}", with: "{\(parameter.wireName)}")
        }
        return Method(
            resource: resource.path, name: endpoint.name, method: endpoint.method.rawValue, path: path,
            answer: endpoint.answer.type(in: ""), form: endpoint.sends == .form, streams: endpoint.stream != nil,
            hasSeed: endpoint.hasOwnSeed, parameters: endpoint.parameters.map(field))
    }

    private static func field(_ parameter: Parameter) -> Field {
        let kinds = parameter.variants.isEmpty ? [parameter.kind] : parameter.variants.map(\.kind)
        return Field(
            name: parameter.name, wireName: parameter.wireName, place: parameter.place.rawValue,
            kinds: kinds.map(\.description), isOptional: parameter.isOptional, hasUsual: parameter.usual != nil)
    }
}
