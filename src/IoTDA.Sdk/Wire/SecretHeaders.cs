using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Wire;

/// <summary>The request headers whose values must not show anywhere.</summary>
internal static class SecretHeaders
{
    public const string AuthToken = "X-Auth-Token";
    public const string SecurityToken = "X-Security-Token";
    public const string Authorization = "Authorization";

    private const string Signature = "Signature=";

    /// <summary>What a request has sent that must not show, not even where its answer repeats it.</summary>
    public static Secrets Of(HttpRequestMessage? request)
    {
        var values = new List<string>();
        Add(values, request, AuthToken);
        Add(values, request, SecurityToken);
        Add(values, request, Authorization);
        if (request is not null && TunedCall.TuningOf(request) is { } tuning)
        {
            // They may be a gateway's keys; a short one is a word.
            values.AddRange(tuning.Headers.Select(static header => header.Value).Where(static value => value.Length >= 6));
        }

        // A shorter one is a word of IAM's own messages.
        if (request?.Content is BufferedContent { Secret: { Length: >= 6 } secret })
        {
            values.Add(secret);
        }

        return new Secrets(values);
    }

    private static void Add(List<string> values, HttpRequestMessage? request, string name)
    {
        if (request is null || !request.Headers.NonValidated.TryGetValues(name, out var sent))
        {
            return;
        }

        // Of a signed request's header the algorithm, key id and header names help to find a mistake; the signature is the secret.
        string value = sent.ToString();
        int signature = value.IndexOf(Signature, StringComparison.Ordinal);
        values.Add(signature < 0 ? value : value[(signature + Signature.Length)..]);
    }
}
