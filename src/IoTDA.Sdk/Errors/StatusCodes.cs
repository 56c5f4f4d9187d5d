using System.Net;

namespace IoTDA.Sdk.Errors;

/// <summary>HTTP status codes that not every framework names.</summary>
internal static class StatusCodes
{
    /// <summary>429: calls come too fast.</summary>
    public const HttpStatusCode TooManyRequests = (HttpStatusCode)429;
}
