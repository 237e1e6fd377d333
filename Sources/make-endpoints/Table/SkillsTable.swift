extension Table {
    static let skills = [
        Resource(
            "skills", "Skills", property: "What models can be taught to do.", "What models can be taught to do",
            page: "skills",
            [
                Endpoint(
                    "create", .post, "/skills", .object("Skill"), "Uploads a skill.", sends: .form, [skillFiles]),
                Endpoint("retrieve", .get, "/skills/{skillID}", .object("Skill"), "One skill.", [skillID]),
                Endpoint(
                    "update", .post, "/skills/{skillID}", .object("Skill"), "Chooses the version that is used.",
                    [skillID, .required("defaultVersion", .text, "its number, such as `2`.")]),
                Endpoint("list", .get, "/skills", .page("Skill"), "All skills.", [.after, .limit, .order]),
                Endpoint(
                    "delete", .delete, "/skills/{skillID}", .object("DeletedObject"), "Deletes a skill.", [skillID]),
            ]),
        Resource(
            "skills.content", "SkillContent", property: "The files of a skill.", "The files of a skill",
            page: "skills",
            [
                Endpoint(
                    "retrieve", .get, "/skills/{skillID}/content", .bytes, "The files of a skill, as a ZIP.", [skillID])
            ]),
        Resource(
            "skills.versions", "SkillVersions", property: "The versions of a skill.", "The versions of a skill",
            page: "skills",
            [
                Endpoint(
                    "create", .post, "/skills/{skillID}/versions", .object("SkillVersion"), "Uploads a new version.",
                    sends: .form,
                    [skillID, skillFiles, .optional("default", .flag, "whether it is the one that is used.")]),
                Endpoint(
                    "retrieve", .get, "/skills/{skillID}/versions/{version}", .object("SkillVersion"), "One version.",
                    [version, ofSkill]),
                Endpoint(
                    "list", .get, "/skills/{skillID}/versions", .page("SkillVersion"), "All versions of a skill.",
                    [skillID, .after, .limit, .optional("order", .text, "`asc` or `desc`, by the number.")]),
                Endpoint(
                    "delete", .delete, "/skills/{skillID}/versions/{version}", .object("DeletedObject"),
                    "Deletes a version.", [version, ofSkill]),
            ]),
        Resource(
            "skills.versions.content", "SkillVersionContent", property: "The files of a version.",
            "The files of a version", page: "skills",
            [
                Endpoint(
                    "retrieve", .get, "/skills/{skillID}/versions/{version}/content", .bytes,
                    "The files of a version, as a ZIP.", [version, ofSkill])
            ]),
    ]

    private static let skillFiles = Parameter.variants(
        "files", [.one(.files), .other(.file, "The same with one file.")],
        "those of a folder with a `SKILL.md` in it, or one ZIP.")
    private static let skillID = Parameter.id("skillID", "of the skill.")
    private static let version = Parameter.id("version", "its number, such as `2`.")
    private static let ofSkill = Parameter.path("skillID", "of the skill.")
}
