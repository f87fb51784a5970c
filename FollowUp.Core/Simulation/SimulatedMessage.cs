using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>A message of a simulation as time passes.</summary>
internal sealed class SimulatedMessage(string step, string slot, Channel channel, Instant dueAt, Instant expiresAt)
{
    public string Step { get; } = step;

    public string Slot { get; } = slot;

    public Channel Channel { get; } = channel;

    public Instant DueAt { get; set; } = dueAt;

    public Instant ExpiresAt { get; } = expiresAt;

    public Engagement Engagement { get; private set; } = Engagement.Pending;

    public Instant? SentAt => Engagement.SentAt;

    /// <summary>Neither sent nor given up.</summary>
    public bool Waits => !Engagement.Settled;

    /// <summary>What the contact will do with it.</summary>
    public List<(string Name, Instant At)> Pending { get; } = [];

    /// <summary>What the contact did with it, as events.</summary>
    public List<Happening> Happened { get; } = [];

    public void Sent(Instant at, AssumedEngagement assumed)
    {
        Engagement = new Engagement(at, Settled: true, DeliveredAt: at);
        foreach (var (name, after) in new[] { ("opened", assumed.OpensAfter), ("clicked", assumed.ClicksAfter), ("replied", assumed.RepliesAfter) })
        {
            if (after is { } time && (assumed.Steps is null || assumed.Steps.Contains(Step)))
            {
                Pending.Add((name, at + time));
            }
        }
    }

    public void Fail() => Engagement = Engagement with { Settled = true, Failed = true };

    public void Engage(string name, Instant at)
    {
        Engagement = name switch
        {
            "opened" => Engagement with { OpenedAt = at },
            "clicked" => Engagement with { ClickedAt = at },
            _ => Engagement with { RepliedAt = at },
        };
        Happened.Add(new Happening(name, at));
    }
}
