using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>
/// Makes clients that are known at run time only, such as one for each tenant. They share the connections of the host, and nothing else: each has its own
/// credentials, retry budget and project. Registered by <c>AddIoTDAClientFactory</c>.
/// </summary>
public interface IIoTDAClientFactory
{
    /// <summary>Makes a client. Whoever asks for it owns it: keep it while it is used, and dispose it alone; the connections stay open for the others.</summary>
    /// <param name="options">
    /// Where and how; not changed afterwards. Credentials come from these options and the arguments alone: the environment is not looked at, since it is the host's.
    /// </param>
    /// <param name="tokenProvider">Where tokens come from; <see langword="null"/> takes another source of credentials.</param>
    /// <param name="accessKeyProvider">Where access keys come from; <see langword="null"/> takes another source of credentials.</param>
    /// <param name="tokenCache">Where the tokens of a login by password are shared; <see langword="null"/> shares none.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">
    /// The options are not valid, or there is not exactly one source of credentials; the message names all of it.
    /// </exception>
    IoTDAClient Create(
        IoTDAClientOptions options, ITokenProvider? tokenProvider = null, IAccessKeyProvider? accessKeyProvider = null, ITokenCache? tokenCache = null);
}
