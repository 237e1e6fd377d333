import Foundation

nonisolated extension OpenAI {
    /// The JSON behind a typed object, with the answer that it came in.
    ///
    /// A class: what holds nothing but a reference costs the student's compiler a fraction of what a struct of enums does.
    public final class Payload: Swift.Sendable {
        let json: JSON
        let response: ResponseInfo?

        init(_ json: JSON, response: ResponseInfo? = nil) {
            self.json = json
            self.response = response
        }

        func text(_ name: String) -> String? { LooseValue.text(json[name]) }
        func integer(_ name: String) -> Int? { LooseValue.integer(json[name]) }
        func number(_ name: String) -> Double? { LooseValue.number(json[name]) }
        func flag(_ name: String) -> Bool? { LooseValue.flag(json[name]) }
        func texts(_ name: String) -> [String]? { json[name]?.arrayValue?.compactMap(LooseValue.text) }
        func textsByName(_ name: String) -> [String: String]? {
            guard let object = json[name]?.objectValue else { return nil }
            let pairs = object.compactMap { pair in LooseValue.text(pair.value).map { (pair.key, $0) } }
            return Swift.Dictionary(pairs) { $1 }
        }
        /// A text that may come in parts.
        func joinedText(_ name: String) -> String? { LooseValue.joinedText(json[name]) }
        /// JSON as text, which some servers send as the value itself.
        func jsonText(_ name: String) -> String? { LooseValue.jsonText(json[name]) }
    }
}
