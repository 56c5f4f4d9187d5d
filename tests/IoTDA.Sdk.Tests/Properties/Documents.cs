using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Generators of the documents.</summary>
internal static class Documents
{
    public static Gen<UpgradeDocument> Upgrade { get; } = Values.List(Values.AnyText, min: 1).Select(ids => new UpgradeDocument(ids));

    public static Gen<CommandDocument> Command { get; } =
        from service in Values.OrNull(Values.AnyText)
        from name in Values.OrNull(Values.AnyText)
        from paras in Values.Object
        select new CommandDocument { ServiceId = service, CommandName = name, Paras = paras };

    public static Gen<AsyncCommandDocument> AsyncCommand { get; } =
        from command in Command
        from expires in Values.OrNone(Values.Seconds)
        from strategy in Gen.OneOf(Gen.Elements(SendStrategy.Delay, SendStrategy.Immediately), Values.Text.Select(text => new SendStrategy(text)))
        select new AsyncCommandDocument
        {
            ServiceId = command.ServiceId,
            CommandName = command.CommandName,
            Paras = command.Paras,
            ExpireTime = expires,
            SendStrategy = strategy,
        };

    public static Gen<MessageProperties> MessageProperties { get; } =
        from correlation in Values.OrNull(Values.AnyText)
        from topic in Values.OrNull(Values.AnyText)
        from user in Values.List(Values.AnyText.Zip(Values.AnyText).Select(pair => new UserProperty(pair.Item1, pair.Item2)))
        select new MessageProperties { CorrelationData = correlation, ResponseTopic = topic, UserProperties = user };

    public static Gen<MessageDocument> Message { get; } =
        from id in Values.OrNull(Values.AnyText)
        from name in Values.OrNull(Values.AnyText)
        from content in Gen.OneOf(Values.AnyText.Select(MessageContent.FromString), Values.Object.Select(MessageContent.FromJsonObject))
        from encoding in Values.OrNone(Gen.OneOf(
            Gen.Elements(MessageEncoding.None, MessageEncoding.Base64), Values.Text.Select(text => new MessageEncoding(text))))
        from format in Values.OrNone(Gen.OneOf(
            Gen.Elements(PayloadFormat.Raw, PayloadFormat.Standard), Values.Text.Select(text => new PayloadFormat(text))))
        from topic in Values.OrNull(Values.AnyText)
        from fullTopic in Values.OrNull(Values.AnyText)
        from properties in Values.OrNull(MessageProperties)
        from ttl in Values.OrNone(Values.Minutes)
        select new MessageDocument
        {
            MessageId = id,
            Name = name,
            Message = content,
            Encoding = encoding,
            PayloadFormat = format,
            Topic = topic,
            TopicFullName = fullTopic,
            Properties = properties,
            Ttl = ttl,
        };

    public static Gen<DeviceShadowDocument> Shadows { get; } =
        from shadows in Values.List(
            from service in Values.AnyText
            from desired in Values.Object
            from version in Values.OrNone(Values.Count.Select(count => (long)count))
            select new DeviceShadow { ServiceId = service, Desired = desired, Version = version })
        select new DeviceShadowDocument { Shadow = shadows };

    public static Gen<RawDocument> Unknown { get; } = Values.Json.Select(RawDocument.Parse);

    /// <summary>A task type with a document that goes with it; one with another form than the type asks for among them.</summary>
    public static Gen<(BatchTaskType Type, BatchTaskDocument? Document)> Typed { get; } = Gen.OneOf(
        Of(Upgrade, BatchTaskType.SoftwareUpgrade, BatchTaskType.FirmwareUpgrade, BatchTaskType.ModuleUpgrade),
        Of(Command, BatchTaskType.CreateCommands),
        Of(AsyncCommand, BatchTaskType.CreateAsyncCommands),
        Of(Message, BatchTaskType.CreateMessages),
        Of(Shadows, BatchTaskType.UpdateDeviceShadows),
        Of(Unknown, BatchTaskType.CreateDevices, BatchTaskType.FreezeDevices, new BatchTaskType("changeGateway")),
        Of(Gen.Constant(RawDocument.Parse("[{}]")), BatchTaskType.SoftwareUpgrade, BatchTaskType.CreateMessages, BatchTaskType.UpdateDeviceShadows),
        Values.Text.Select(type => (new BatchTaskType(type + "?"), (BatchTaskDocument?)null)));

    private static Gen<(BatchTaskType Type, BatchTaskDocument? Document)> Of<T>(Gen<T> documents, params BatchTaskType[] types)
        where T : BatchTaskDocument
        => Gen.Elements(types).Zip(documents).Select(pair => (pair.Item1, (BatchTaskDocument?)pair.Item2));
}
