using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace IoTDA.Sdk;

/// <summary>How the client reaches the service and IAM through the network of its host.</summary>
public sealed class ConnectionOptions
{
    /// <summary>The proxy.</summary>
    /// <value><see langword="null"/>, the default, takes the system's, if <see cref="UseProxy"/> allows it.</value>
    public IWebProxy? Proxy { get; set; }

    /// <summary>Whether a proxy is used.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool UseProxy { get; set; } = true;

    /// <summary>The certificates that the client shows to a server that asks for one, with their private keys.</summary>
    /// <value>Never <see langword="null"/>; the default is empty.</value>
    public X509CertificateCollection ClientCertificates { get; } = [];

    /// <summary>Decides on the server's certificate, such as one of a private certificate authority.</summary>
    /// <value>
    /// <see langword="null"/>, the default, trusts what the system trusts. A function that always says yes gives credentials to whoever answers.
    /// </value>
    public RemoteCertificateValidationCallback? ValidateServerCertificate { get; set; }

    /// <summary>Options that a host sets.</summary>
    internal static ConnectionOptions Of(Action<ConnectionOptions> configure)
    {
        var options = new ConnectionOptions();
        configure(options);
        return options;
    }
}
