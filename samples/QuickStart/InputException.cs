namespace QuickStart;

/// <summary>What the user handed in is wrong; the message says where.</summary>
/// <param name="message">Where and what.</param>
internal sealed class InputException(string message) : Exception(message);
