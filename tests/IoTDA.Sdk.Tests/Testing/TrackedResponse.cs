namespace IoTDA.Sdk.Tests.Testing;

/// <summary>An answer that tells whether it was disposed.</summary>
internal sealed class TrackedResponse : HttpResponseMessage
{
    public bool IsDisposed { get; private set; }

    public static async Task<TrackedResponse> CopyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        TrackedResponse copy = new() { StatusCode = response.StatusCode };
        foreach ((string name, IEnumerable<string> values) in response.Headers.NonValidated.Select(header => (header.Key, header.Value.AsEnumerable())))
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Content = new ByteArrayContent(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        copy.Content.Headers.ContentType = response.Content.Headers.ContentType;
        return copy;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
