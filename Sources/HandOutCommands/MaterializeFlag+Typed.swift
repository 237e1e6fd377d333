import ArgumentParser
import CachedOpenAIGenerator

extension MaterializeFlag: EnumerableFlag {
    package static func name(for flag: MaterializeFlag) -> NameSpecification { .customLong(flag.rawValue) }
    package static func help(for flag: MaterializeFlag) -> ArgumentHelp? { ArgumentHelp(flag.help) }
}
