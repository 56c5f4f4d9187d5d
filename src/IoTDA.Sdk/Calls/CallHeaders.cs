using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Calls;

/// <summary>Which headers a call may add.</summary>
internal static class CallHeaders
{
    // The client's own, and those that belong to a connection.
    private static readonly HashSet<string> Owned = new(StringComparer.OrdinalIgnoreCase)
    {
        SecretHeaders.AuthToken, SecretHeaders.SecurityToken, SecretHeaders.Authorization, "Cookie", "Instance-Id", "X-Project-Id", "X-Domain-Id", "Host", "User-Agent", "Accept-Encoding",
        "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect",
    };

    private static readonly string[] OwnedFamilies = ["Content-", "X-Sdk-", "Proxy-"];

    /// <summary>Collects what is wrong. No value is shown: it may be a gateway's key.</summary>
    public static void Check(List<string> wrong, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (!Characters.AreHeaderName(header.Key))
            {
                wrong.Add($"CallOptions.Headers has a name that no header can have: {Violations.Show(header.Key)}.");
            }
            else if (Owned.Contains(header.Key) || OwnedFamilies.Any(family => header.Key.StartsWith(family, StringComparison.OrdinalIgnoreCase)))
            {
                wrong.Add($"CallOptions.Headers may not have {header.Key}: credentials, connections and bodies are the client's own.");
            }
            else if (!Characters.AreHeaderValue(header.Value))
            {
                wrong.Add($"CallOptions.Headers: the value of {header.Key} has at least one character, all of them visible ASCII or spaces in between.");
            }
        }
    }
}
