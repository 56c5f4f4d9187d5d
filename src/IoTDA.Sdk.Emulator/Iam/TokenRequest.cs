using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Iam;

/// <summary>What a log-in asks for. A project's scope wins over a domain's, which gives a token without a project.</summary>
internal sealed record TokenRequest(string DomainName, string UserName, string Password, string? ProjectId, string? ProjectName)
{
    public static TokenRequest Read(RequestObject body)
    {
        RequestObject auth = Child(body, "auth", "identity", "scope");
        RequestObject identity = Child(auth, "identity", "methods", "password");
        CheckMethods(identity);
        RequestObject user = Child(Child(identity, "password", "user"), "user", "name", "password", "domain");
        RequestObject domain = Child(user, "domain", "name");
        (string? projectId, string? projectName) = ReadScope(auth);
        return new TokenRequest(Text(domain, "name"), Text(user, "name"), Text(user, "password"), projectId, projectName);
    }

    private static (string? Id, string? Name) ReadScope(RequestObject auth)
    {
        if (!auth.Has("scope"))
        {
            return (null, null);
        }

        RequestObject scope = Child(auth, "scope", "project", "domain");
        if (!scope.Has("project"))
        {
            return (null, null);
        }

        RequestObject project = Child(scope, "project", "id", "name");
        string? id = project.Has("id") ? Text(project, "id") : null;
        string? name = project.Has("name") ? Text(project, "name") : null;
        return id is null && name is null
            ? throw RequestRefusedException.InvalidInput($"{scope.PathOf("project")} must have an id or a name.")
            : (id, name);
    }

    private static void CheckMethods(RequestObject identity)
    {
        JsonElement methods = identity.Required("methods", JsonValueKind.Array);
        if (!methods.EnumerateArray().Any(method => method.ValueKind == JsonValueKind.String && method.ValueEquals("password")))
        {
            throw RequestRefusedException.InvalidInput($"{identity.PathOf("methods")} must be [\"password\"].");
        }
    }

    private static RequestObject Child(RequestObject parent, string member, params ReadOnlySpan<string> known)
        => parent.Open(parent.Required(member, JsonValueKind.Object), parent.PathOf(member), known);

    private static string Text(RequestObject parent, string member) => parent.Required(member, JsonValueKind.String).GetString()!;
}
