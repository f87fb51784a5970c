using System.Text.Json;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Walks contacts through a flow up to now as a simulation says they would have gone, and writes the rows of it.</summary>
internal sealed class DemoWalk(
    Organization organization, DemoMessage messages, SendHours sendHours, Sequence sequence, SequenceVersion version, Flow flow, Random random, IIdSource ids, Instant now)
{
    /// <summary>What falls due this soon would be sent while somebody looks.</summary>
    private static readonly Duration Soon = Duration.FromMinutes(20);

    /// <returns>False when the contact would have a message on its way just now: nothing is written then.</returns>
    public bool Add(List<object> rows, DemoWay way, string subject, Instant at)
    {
        var result = Simulator.Run(flow, Input(way, at));
        var past = result.Moments.Where(moment => moment.At <= now).ToList();
        var next = result.Moments.FirstOrDefault(moment => moment.Kind == SimulatedKind.Step && moment.At > now);
        var ended = past.Find(moment => moment.Kind == SimulatedKind.Ended);
        var steps = past.Where(moment => moment.Kind == SimulatedKind.Step).ToList();
        var sent = past.Where(moment => moment.Kind == SimulatedKind.Sent).ToList();
        if (steps.Count(moment => flow.Find(moment.Step!) is SendStep) != sent.Count || (ended is null && (next is null || next.At < now + Soon)))
        {
            return false;
        }

        rows.AddRange(steps.Select(moment => new Execution
        {
            Id = ids.NewId(), OrganizationId = organization.Id, EnrollmentId = way.EnrollmentId, Step = moment.Step!, Pass = 1, PlannedAt = moment.PlannedAt ?? moment.At, RanAt = moment.At, Note = moment.Detail,
        }));
        foreach (var moment in sent)
        {
            Send(rows, way, moment, past);
        }

        var standing = ended is null ? next! : ended with { Step = ended.Step ?? steps[^1].Step, PlannedAt = ended.At };
        rows.Add(new Enrollment
        {
            Id = way.EnrollmentId,
            OrganizationId = organization.Id,
            SequenceId = sequence.Id,
            VersionId = version.Id,
            ContactId = way.Contact.Id,
            Subject = subject,
            Pass = 1,
            Status = ended is null ? EnrollmentStatus.Active : ended.Detail == "completed" ? EnrollmentStatus.Completed : EnrollmentStatus.Exited,
            Step = standing.Step!,
            PlannedAt = standing.PlannedAt ?? standing.At,
            Visited = ended is null,
            DueAt = ended is null ? next!.At : null,
            StopReason = ended?.Detail,
            Data = way.Data,
            EnteredAt = at,
            EndedAt = ended?.At,
        });
        return true;
    }

    /// <summary>What became of a message is an event of the contact too, as tracking stores it.</summary>
    private void Send(List<object> rows, DemoWay way, SimulatedMoment moment, List<SimulatedMoment> past)
    {
        var step = (SendStep)flow.Find(moment.Step!)!;
        Instant? At(string name) => past.Find(one => one.Kind == SimulatedKind.Engaged && one.Step == step.Id && one.Detail == name)?.At;
        var (opened, clicked) = (At("opened"), At("clicked"));
        var sentAt = messages.Send(rows, way, step, moment.At - DemoMessage.HandOver, DemoFate.Well, new DemoEngagement(opened - moment.At, clicked - moment.At))!.Value;
        foreach (var (type, at) in new[] { ("opened", opened), ("clicked", clicked) })
        {
            if (at is { } happened && sentAt <= happened)
            {
                rows.Add(DemoSequences.Event(
                    ids, way.Contact, InsideEvents.Source, $"{way.EnrollmentId:N}/{step.Id}/{type}", type, happened,
                    new ContactEvent(Properties: JsonSerializer.SerializeToElement(new { Step = step.Id }, Json.Options), EnrollmentId: way.EnrollmentId), new EventOutcome(0, 0, [])));
            }
        }
    }

    private SimulationInput Input(DemoWay way, Instant at)
    {
        var contact = way.Contact;
        var addresses = flow.Steps.OfType<SendStep>().Select(step => step.Channel).Distinct().ToDictionary(channel => channel, channel => DemoMessage.Address(contact, channel));
        var hours = Enum.GetValues<Channel>().ToDictionary(channel => channel, channel => sendHours.Of(flow.Settings, organization.Sending, channel, new Whereabouts(contact.TimeZone, contact.Country, contact.State, contact.Phone), organization.TimeZone));
        var clicks = random.Next(100) < 30;
        return new SimulationInput(
            way.EnrollmentId, at, RuleFacts.None with { Now = at }, addresses, new Dictionary<Channel, string>(), hours,
            new AssumedEngagement(random.Next(100) < 55 || clicks ? After(20, 300) : null, clicks ? After(320, 2000) : null, null, Some()), []);
    }

    /// <summary>Few look at every message: one of them, mostly the first.</summary>
    private List<string> Some()
    {
        var sends = flow.Steps.OfType<SendStep>().Select(step => step.Id).ToList();
        return [sends[Math.Min(random.Next(sends.Count), random.Next(sends.Count))]];
    }

    private Duration After(int least, int most) => Duration.FromMinutes(random.Next(least, most));
}
