/// How it is printed depends on the actor that a target's declarations belong to, and on the target's name.
struct Sale {
    let item: String
}
