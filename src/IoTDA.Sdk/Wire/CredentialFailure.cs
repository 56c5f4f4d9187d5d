namespace IoTDA.Sdk.Wire;

/// <summary>Tells a failure to get credentials from a failure of the request, which was never sent.</summary>
internal static class CredentialFailure
{
    /// <summary>Whether an exception means that no credentials were to be had; the caller's cancellation does not.</summary>
    public static bool IsOne(Exception exception, CancellationToken cancellationToken)
        => exception is not IoTDACredentialException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>The exception for the caller.</summary>
    public static IoTDACredentialException Of(HttpRequestMessage request, Exception exception)
        => new(
            ApiOperation.NameOf(request), exception.Message, IsTransient(exception), ApiCall.Of(request) is { MayHaveExecuted: true }, exception);

    /// <summary>The exception for the caller whose project could not be looked up.</summary>
    public static IoTDACredentialException OfProject(string operation, Exception exception)
        => new(operation, "the project's id could not be looked up", exception.Message, IsTransient(exception), mayHaveExecuted: false, exception);

    private static bool IsTransient(Exception exception)
        => exception is IoTDAException known ? known.IsTransient : TransportFailure.IsTransient(exception);
}
