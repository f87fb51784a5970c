using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Invented contacts; their addresses are at example.com (RFC 2606) and their numbers of a range kept for fiction.</summary>
internal static class DemoPeople
{
    private static readonly string[] Names =
    [
        "Noor Haddad", "Ingrid Dahl", "Hana Sato", "Priya Raman", "Daniel Novak", "Mateo Cruz", "Kwame Mensah", "Elsie Carlsson", "Chloe Martin", "Sofia Rossi",
        "Amélie Laurent", "Tomás Ferreira", "Yusuf Demir", "Liam O’Connor", "Jonas Weber", "Astrid Holm", "Leila Karimi", "Oskar Lind", "Greta Sjöberg", "Anders Falk",
        "Maja Ekström", "Nils Bergman", "Freja Nyström", "Emre Aydin", "Zofia Nowak", "Piotr Zieliński", "Camille Dubois", "Hugo Petit", "Lucía Romero", "Diego Vargas",
        "Aisha Bello", "Chidi Okafor", "Mei Tanaka", "Kenji Mori", "Ravi Iyer", "Anika Sharma", "Olivia Grant", "Ethan Brooks", "Isla Murray", "Callum Reid",
        "Fatima Zahra", "Omar Haddou", "Katarina Horvat", "Luka Babić", "Elena Popescu", "Mihai Ionescu", "Sanne de Vries", "Bram Jansen", "Lotte Peeters", "Eva Lindqvist",
        "Karin Åberg", "Per Sandström", "Johanna Virtanen", "Mikko Laine", "Signe Kristensen", "Rasmus Holst", "Nora Hagen", "Eirik Solberg", "Helga Jónsdóttir", "Ari Magnússon",
    ];

    public static IReadOnlyList<Contact> Make(Guid organizationId, IIdSource ids, Random random, Instant now)
        => [.. Names.Select((name, index) => One(organizationId, ids, random, now, name, index))];

    private static Contact One(Guid organizationId, IIdSource ids, Random random, Instant now, string name, int index)
    {
        var parts = name.Split(' ', 2);
        var known = now - Duration.FromHours((61 * 24) + random.Next(24 * 200));
        return new Contact
        {
            Id = ids.NewId(),
            OrganizationId = organizationId,
            FirstName = parts[0],
            LastName = parts[1],
            Email = $"{Plain(parts[0])}.{Plain(parts[1])}@example.com",
            Phone = index % 3 == 2 ? null : $"+46701740{605 + index}",
            TimeZone = index % 5 == 0 ? "Europe/Stockholm" : null,
            CreatedAt = known,
            UpdatedAt = known,
        };
    }

    private static string Plain(string name)
        => string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
}
