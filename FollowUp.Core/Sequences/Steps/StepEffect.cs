using System.Text.Json;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>What a step does besides sending. Written down in the transaction that moves the enrollment.</summary>
public abstract record StepEffect
{
    private StepEffect()
    {
    }

    /// <summary>Tags the contact gets and loses.</summary>
    public sealed record Tags(IReadOnlyList<string> Add, IReadOnlyList<string> Remove) : StepEffect;

    /// <summary>One attribute of the contact; null removes it.</summary>
    public sealed record Attribute(string Name, JsonElement? Value) : StepEffect;

    /// <summary>The contact enters another sequence with the same subject.</summary>
    public sealed record Enroll(Guid SequenceId) : StepEffect;

    /// <summary>A call to another program; made afterwards and tried again when it fails.</summary>
    public sealed record Call(WebhookStep Step) : StepEffect;

    /// <summary>A mail to a member of the organization.</summary>
    public sealed record Notify(NotifyStep Step) : StepEffect;
}
