namespace IoTDA.Sdk.Wire;

/// <summary>A handler of the host's sent an attempt's request again. Not an <see cref="HttpRequestException"/>, which such a handler would take as a reason to go on.</summary>
internal sealed class SentAgainException(string message) : InvalidOperationException(message);
