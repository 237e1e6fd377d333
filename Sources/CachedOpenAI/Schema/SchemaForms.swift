nonisolated extension OpenAI {
    /// The forms of JSON that a type was seen to read, and what they are together.
    struct SchemaForms {
        private typealias Form = (trial: SchemaTrial, reads: Swift.Set<String>)

        private let usual: Form
        /// What reads something that the usual form doesn't.
        private var others: [Form] = []
        /// Values of listed types, and what the type read with each.
        private var decisions: [(property: String?, value: JSON, reads: Swift.Set<String>)] = []
        private var seen: Swift.Set<String>

        init(_ usual: SchemaTrial) {
            self.usual = (usual, usual.root.reads())
            seen = self.usual.reads
        }

        /// - Returns: whether something was read for the first time.
        mutating func add(_ trial: SchemaTrial) -> Bool {
            let reads = trial.root.reads()
            if trial.detours.count == 1, let choice = trial.chosen.first {
                decisions.append((choice.property, choice.value, reads))
            }
            let isFirst = !reads.isSubset(of: seen)
            seen.formUnion(reads)
            let news = reads.subtracting(usual.reads)
            if news.isEmpty { return false }
            // The first is the plainest: a later one read more before it gave up, or failed elsewhere, too.
            if !others.contains(where: { $0.reads.subtracting(usual.reads) == news }) { others.append((trial, reads)) }
            return isFirst
        }

        func reads(property name: String) -> Bool {
            ([usual] + others).contains { form in form.trial.root.properties.contains { $0.name == name } }
        }

        /// One shape for all forms; nil if no schema can say when which holds.
        func merged() -> SchemaShape? {
            let all = [usual] + others
            let forms = all.filter { form in !all.contains { form.reads.isStrictSubset(of: $0.reads) } }
            if forms.count == 1 { return forms[0].trial.root }
            if let shape = withAlternatives(forms) { return shape }
            guard let deciding = deciding(forms), restrict(forms, by: deciding) else { return nil }
            let shape = SchemaShape(usual.trial.root.type)
            shape.kind = .choice(forms.map(\.trial.root))
            return shape
        }

        /// The usual form, if the others differ from it in a property each.
        private func withAlternatives(_ forms: [Form]) -> SchemaShape? {
            let root = usual.trial.root
            var alternatives: [String: [SchemaShape]] = [:]
            var rest: [Swift.Set<String>] = []
            for form in forms where form.trial !== usual.trial {
                let places = Swift.Set(form.reads.symmetricDifference(usual.reads).map(Self.property))
                let found = form.trial.root.properties.first { places == [$0.name] }
                if let found, form.trial.chosen.isEmpty {
                    alternatives[found.name, default: []].append(found.shape)
                } else {
                    rest.append(places)
                }
            }
            guard !alternatives.isEmpty, rest.allSatisfy({ $0.isSubset(of: alternatives.keys) }) else { return nil }
            for (name, shapes) in alternatives { root.property(name).widen(by: shapes) }
            return root
        }

        /// The properties by whose values forms are told apart: none or one; nil if it is less clear.
        private func deciding(_ forms: [Form]) -> [String]? {
            let chosen = forms.map(\.trial.chosen)
            guard chosen.allSatisfy({ $0.count < 2 && $0.first?.property != .some(nil) }) else { return nil }
            let names = Swift.Set(chosen.compactMap { $0.first?.property })
            return names.count < 2 ? Array(names) : nil
        }

        /// Leaves each form the values with which the type reads it.
        private func restrict(_ forms: [Form], by names: [String]) -> Bool {
            guard let name = names.first else { return true }
            guard
                let first = usual.trial.steps.first(where: { $0.property == name && !$0.choices.isEmpty })?.choices
                    .first
            else { return false }
            var left = [(property: name as String?, value: first, reads: usual.reads)] + decisions
            left.removeAll { $0.property != name }
            for form in forms {
                let own = left.filter { $0.reads.isSubset(of: form.reads) }.map(\.value)
                left.removeAll { own.contains($0.value) }
                let place = form.trial.root.property(name)
                guard case .scalar(var schema) = place.kind, !own.isEmpty else { return false }
                schema["enum"] = .array(own)
                place.kind = .scalar(schema)
            }
            return left.isEmpty
        }

        private static func property(of read: String) -> String {
            String(read.contains(SchemaShape.inside) ? read.prefix { $0 != SchemaShape.inside } : "")
        }
    }
}
