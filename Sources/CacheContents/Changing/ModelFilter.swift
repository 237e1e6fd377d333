/// Whether a model is the one that a person names.
package enum ModelFilter {
    /// `gpt-4o` fits `gpt-4o-2024-08-06`, and not `gpt-4o-mini`; with a star at its end, `gpt-4o*` fits both.
    package static func matches(_ model: String, _ wanted: String) -> Bool {
        if model == wanted { return true }
        if wanted.hasSuffix("*") { return model.hasPrefix(wanted.dropLast()) }
        guard model.hasPrefix(wanted + "-") else { return false }
        return model.dropFirst(wanted.count + 1).allSatisfy { $0.isNumber || $0 == "-" }
    }
}
