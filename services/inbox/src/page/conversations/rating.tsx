import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'

/** What a customer gave, from 1 to 5. */
export function Rating({ rating }: { rating: number }) {
  return (
    <Tag tone={rating <= 2 ? 'danger' : 'plain'}>
      <Icon name="star" className="size-3" />
      <span className="sr-only">Rated {rating} of 5</span>
      <span aria-hidden="true">{rating}</span>
    </Tag>
  )
}
