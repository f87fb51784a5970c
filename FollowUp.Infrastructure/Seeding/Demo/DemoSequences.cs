using System.Globalization;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Sequences made of presets, with contacts who entered over the last weeks by events that are there too.</summary>
internal sealed class DemoSequences(Organization organization, IReadOnlyList<Template> templates, DemoMessage messages, SendHours hours, IIdSource ids, Instant now)
{
    private const int Seed = 20250619;

    /// <summary>Key of the preset, its name here, how many contacts, and over how many days they entered.</summary>
    private static readonly (string Preset, string Name, int Contacts, int Days)[] Plans =
        [("standard", "After a repair", 30, 24), ("post-scan", "Scanned the parcel card", 36, 29), ("win-back", "We miss you", 26, 45)];

    public void Fill(List<object> rows, IReadOnlyList<Contact> contacts)
    {
        var random = new Random(Seed);
        foreach (var (key, name, count, days) in Plans)
        {
            var preset = SequencePresets.All.First(one => one.Key == key);
            var flow = preset.Build(templates);
            if (flow.Steps.OfType<SendStep>().Any(step => step.Template is null))
            {
                continue;
            }

            var (sequence, version) = Make(name, preset.Description, flow);
            rows.AddRange([sequence, version]);
            var reachable = contacts.Where(contact => contact.Phone is not null || flow.Steps.OfType<SendStep>().All(step => step.Channel == Channel.Email)).ToList();
            var walk = new DemoWalk(organization, messages, hours, sequence, version, flow, random, ids, now);
            for (var number = 0; number < count; number++)
            {
                var at = now - Duration.FromMinutes(90 + (long)(days * 24 * 60 * (number + random.NextDouble()) / count));
                var contact = reachable[(number + (key.Length * 5)) % reachable.Count];
                var way = new DemoWay(ids.NewId(), contact, Json.Write(new { Subject = Subject(number) }));
                if (walk.Add(rows, way, Subject(number), at))
                {
                    rows.Add(Event(
                        ids, contact, "api", $"{sequence.Id:N}/{number}", preset.Trigger, at,
                        new ContactEvent(new ContactDetails(contact.Email, contact.Phone, contact.FirstName, contact.LastName), Subject(number)), new EventOutcome(0, 0, []) { Entered = 1 }));
                }
            }
        }
    }

    private static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"visit:{2400 - number}");

    private (Sequence Sequence, SequenceVersion Version) Make(string name, string description, Flow flow)
    {
        var (sequenceId, versionId, at) = (ids.NewId(), ids.NewId(), now - Duration.FromDays(60));
        return (
            new Sequence
            {
                Id = sequenceId, OrganizationId = organization.Id, Name = name, Description = description, Kind = SequenceKind.Designed, Status = SequenceStatus.Active, CurrentVersionId = versionId,
                Draft = Json.Write(flow), TriggerEvent = flow.Trigger!.Event, CreatedAt = at, UpdatedAt = at,
            },
            new SequenceVersion { Id = versionId, OrganizationId = organization.Id, SequenceId = sequenceId, Number = 1, Definition = Json.Write(flow), PublishedAt = at, PublishedBy = "Mara Lindqvist" });
    }

    /// <summary>An event that was worked through as it came.</summary>
    public static Event Event(IIdSource ids, Contact contact, string source, string key, string type, Instant at, ContactEvent payload, EventOutcome outcome) => new()
    {
        Id = ids.NewId(),
        OrganizationId = contact.OrganizationId,
        Source = source,
        Key = key,
        Type = type,
        OccurredAt = at,
        ReceivedAt = at,
        ContactId = contact.Id,
        Payload = Json.Write(payload),
        ProcessedAt = at,
        Outcome = outcome.Write(),
    };
}
