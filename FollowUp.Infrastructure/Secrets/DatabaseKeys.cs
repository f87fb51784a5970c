using System.Xml.Linq;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Secrets;

/// <summary>
/// Keeps the keys of Data Protection in the database, so that all nodes share them and a restart loses no cookie or
/// secret. Saves without the write gate: keys may be asked for while a transaction of the same flow holds it.
/// </summary>
internal sealed class DatabaseKeys(Database database, IIdSource ids, IClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.Open(DataScope.None);
        return [.. context.Set<StoredKey>().AsNoTracking().OrderBy(key => key.CreatedAt).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.Open(DataScope.None);
        context.Add(new StoredKey
        {
            Id = ids.NewId(),
            Name = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
            CreatedAt = clock.GetCurrentInstant(),
        });
        context.SaveChanges();
    }
}
