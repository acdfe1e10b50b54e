import { barsAsPng } from './picture.ts';
import type { Answer, DemoRole } from './role.ts';
import { skill } from './skill.ts';

/** Agents that came later: of the other platforms, and each with a trouble or an ability of its own. */
export const LATER_ROLES: readonly DemoRole[] = [
  {
    name: 'dispatcher',
    title: 'Dispatcher',
    description: 'Plans the tours of a day, and asks whoever knows about each part of them',
    skills: [skill('plan', 'Plan the tours of tomorrow', 'tours', 'planning')],
    answer: () =>
      '**Three tours** for tomorrow:\n\n| tour | leaves | pallets |\n|---|---|---|\n| Leeds | 06:10 | 14 |\n| Hull | 08:30 | 9 |\n| Goole | 11:45 | 22 |\n\nThe gate at Immingham is booked from 05:40.',
    thinksMs: 40,
    fee: 0.01,
    asks: ['route-scout', 'terminal-gate', 'demand-forecast'],
    asksModels: ['careful'],
    usesTools: true,
  },
  {
    name: 'terminal-gate',
    title: 'terminal-gate',
    description: 'Books lorries in at the gate of a terminal',
    platform: 'azure_ai_foundry',
    skills: [],
    answer: () => 'Booked: gate 4, 05:40 to 06:00.',
    thinksMs: 35,
    fee: 0.002,
    registration: { push_notifications: 'relay' },
  },
  {
    name: 'demand-forecast',
    title: 'Demand forecast',
    description: 'How much freight to expect on a lane',
    platform: 'vertex_agent_engine',
    skills: [],
    answer: () => 'Göteborg to Leeds: 61 pallets next week, 12 % more than the last.',
    thinksMs: 50,
    fee: 0.003,
  },
  {
    name: 'document-room',
    title: 'Document room',
    description: 'Draws up waybills, packing lists and customs papers',
    skills: [skill('waybill', 'Draw up a waybill', 'papers')],
    laterSkills: [skill('declare', 'File a customs declaration', 'papers', 'customs')],
    answer: drawUp,
    thinksMs: 30,
    fee: 0.002,
  },
  {
    name: 'vessel-tracker',
    title: 'Vessel tracker',
    description: 'Where a vessel is, and when it arrives',
    skills: [skill('position', 'The position of a vessel', 'ports', 'vessels')],
    answer: (asked) => `${asked}: 57.3° N, 4.1° E, 16.4 knots, at Immingham on Thursday at 04:20.`,
    thinksMs: 12,
    fee: 0.0008,
    isTwin: true,
  },
  {
    name: 'archive-search',
    title: 'Archive search',
    description: 'Finds old shipments in the archive, which takes its time',
    skills: [skill('find', 'Find a shipment of last year', 'archive')],
    answer: () => 'Three shipments, the last one on the 4th of March.',
    thinksMs: 240,
    laterCardMs: 2_100,
  },
  {
    name: 'reefer-watch',
    title: 'Reefer watch',
    description: 'Watches the temperature of refrigerated containers',
    skills: [skill('temperature', 'The temperature of a container', 'containers')],
    answer: () => 'MSKU 204 118 0: −19.4 °C, as it should be.',
    thinksMs: 8,
  },
  {
    name: 'night-desk',
    title: 'Night desk',
    description: 'Answers drivers at night',
    skills: [skill('driver', 'Help a driver at the ramp', 'drivers')],
    answer: () => 'Ramp 12. The guard knows.',
    thinksMs: 10,
    fee: 0.0005,
  },
];

/** Papers, or what keeps it from drawing them up. */
function drawUp(asked: string): string | Answer {
  if (asked.startsWith('watch')) return { words: 'Waiting for the carrier to sign.', state: 'WORKING' };
  if (asked.startsWith('queue')) return { words: 'There are four before it.', state: 'SUBMITTED' };
  if (asked.startsWith('file'))
    return { words: 'Customs want to know who files it: https://customs.example/sign-in', state: 'AUTH_REQUIRED' };
  if (asked.startsWith('declare'))
    return { words: 'This needs a licence for dual-use goods, which nobody has given.', state: 'REJECTED' };
  if (asked.startsWith('stamp')) return { words: 'The stamp of 20418 could not be read.', state: 'FAILED' };
  return {
    words: 'The papers of shipment 20418: a waybill, its lines as a table, and how the lorry is filled.',
    artifacts: {
      waybill: [{ raw: WAYBILL, filename: 'waybill-20418.csv', mediaType: 'text/csv' }],
      load: [{ raw: barsAsPng([0.42, 0.58, 0.81, 0.77, 0.93, 0.64]), filename: 'load.png', mediaType: 'image/png' }],
      totals: [{ data: { pallets: 14, kilograms: 9_240, value: { amount: 48_100, currency: 'EUR' } } }],
    },
  };
}

const WAYBILL = Buffer.from(
  'line,goods,hs,pallets,kg\n1,ceramic tiles,6907.21,12,8100\n2,grout,3214.10,2,1140\n',
).toString('base64');
