namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The target of a request in origin form, path and query.</summary>
internal static class RequestTarget
{
    /// <summary>Cuts scheme and authority off a target in absolute form.</summary>
    public static string ToOriginForm(string rawTarget)
    {
        if (rawTarget.StartsWith('/'))
        {
            return rawTarget;
        }

        int scheme = rawTarget.IndexOf("://", StringComparison.Ordinal);
        int path = scheme < 0 ? -1 : rawTarget.IndexOf('/', scheme + 3);
        return path < 0 ? "/" : rawTarget[path..];
    }

    /// <summary>The path without the query, and without a slash at its end.</summary>
    public static string PathOf(string target)
    {
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        return path is [_, .., '/'] ? path[..^1] : path;
    }
}
